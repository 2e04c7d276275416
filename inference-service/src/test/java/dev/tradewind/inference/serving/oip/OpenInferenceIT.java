package dev.tradewind.inference.serving.oip;

import static dev.tradewind.inference.fixture.Refusals.refusal;
import static dev.tradewind.inference.serving.oip.OpenInferenceFixture.await;
import static dev.tradewind.inference.serving.oip.OpenInferenceFixture.floats;
import static dev.tradewind.inference.serving.oip.OpenInferenceFixture.raw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.inference.oip.InferParameter;
import dev.tradewind.api.inference.oip.ModelConfigRequest;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferRequestedOutputTensor;
import dev.tradewind.api.inference.oip.ModelMetadataRequest;
import dev.tradewind.api.inference.oip.ModelMetadataResponse;
import dev.tradewind.api.inference.oip.ServerLiveRequest;
import dev.tradewind.api.inference.oip.ServerMetadataRequest;
import dev.tradewind.api.inference.oip.ServerReadyRequest;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.Outage;
import dev.tradewind.inference.fixture.TestModels;
import dev.tradewind.testkit.Eventually;
import io.grpc.Status;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models and versions, over gRPC. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class OpenInferenceIT {

  @Inject OpenInferenceFixture open;

  @BeforeEach
  void serve() {
    open.serve();
  }

  @Test
  void saysThatItIsUpAndWhoItIs() {
    assertThat(await(open.client.serverLive(ServerLiveRequest.getDefaultInstance())).getLive())
        .isTrue();
    assertThat(await(open.client.serverReady(ServerReadyRequest.getDefaultInstance())).getReady())
        .isTrue();
    assertThat(
            await(open.client.serverMetadata(ServerMetadataRequest.getDefaultInstance())).getName())
        .isEqualTo("tradewind-inference");
    assertThat(open.ready("linear", Long.toString(open.linear()))).isTrue();
    assertThat(open.ready("linear", "999999")).isFalse();
    assertThat(open.ready("linear", "newest")).isFalse();
    assertThat(open.ready("nobody", "")).isFalse();
  }

  @Test
  void describesModels() {
    ModelMetadataResponse linearModel = open.metadata("linear");

    assertThat(linearModel.getPlatform()).isEqualTo("tensorflow_savedmodel");
    assertThat(linearModel.getVersionsList()).containsExactly(Long.toString(open.linear()));
    assertThat(linearModel.getInputs(0).getName()).isEqualTo("x");
    assertThat(linearModel.getInputs(0).getDatatype()).isEqualTo("FP32");
    assertThat(linearModel.getInputs(0).getShapeList()).containsExactly(-1L);
    assertThat(open.metadata("types").getOutputsList()).hasSize(7);
  }

  @Test
  void tellsTheSizesThatAModelRunsWithItsOwnWhereItHasSome() {
    assertThat(sizes("linear")).containsExactly(8, 16, 32, 64);
    assertThat(sizes("narrow")).containsExactly(8, 24);
  }

  private List<Integer> sizes(String model) {
    ModelConfigRequest request = ModelConfigRequest.newBuilder().setName(model).build();
    return await(open.client.modelConfig(request))
        .getConfig()
        .getDynamicBatching()
        .getPreferredBatchSizeList();
  }

  @Test
  void aParameterSaysWhichSignatureIsAsked() {
    ModelInferRequest.Builder four = raw(4).setModelName("two");

    assertThat(await(open.client.modelInfer(four.build())).getRawOutputContents(0))
        .isEqualTo(floats(8));
    assertThat(
            await(open.client.modelInfer(asking(four, "halves").build())).getRawOutputContents(0))
        .isEqualTo(floats(2));
    for (String unknown : List.of("thirds", "place", "")) {
      assertThat(
              refusal(
                  open.client.modelInfer(asking(four, unknown).build()),
                  Status.Code.FAILED_PRECONDITION,
                  "SIGNATURE_UNKNOWN"))
          .contains("signature")
          .contains(unknown);
    }
  }

  private static ModelInferRequest.Builder asking(
      ModelInferRequest.Builder request, String signature) {
    return request
        .clone()
        .putParameters("signature", InferParameter.newBuilder().setStringParam(signature).build());
  }

  @Test
  void saysWhichModelOrVersionIsUnknown() {
    assertThat(
            refusal(
                open.client.modelInfer(raw(1).setModelName("nobody").build()),
                Status.Code.NOT_FOUND,
                "MODEL_UNKNOWN"))
        .contains("nobody");
    for (String version : List.of("999999", "newest")) {
      assertThat(
              refusal(
                  open.client.modelInfer(raw(1).setModelVersion(version).build()),
                  Status.Code.NOT_FOUND,
                  "MODEL_VERSION_UNKNOWN"))
          .contains(version);
    }
    refusal(
        open.client.modelMetadata(ModelMetadataRequest.newBuilder().setName("nobody").build()),
        Status.Code.NOT_FOUND,
        "MODEL_UNKNOWN");
  }

  @Test
  void unknownOutputsAreRefused() {
    assertThat(
            refusal(
                open.client.modelInfer(
                    raw(1)
                        .addOutputs(InferRequestedOutputTensor.newBuilder().setName("q"))
                        .build()),
                Status.Code.INVALID_ARGUMENT,
                "OUTPUT_UNKNOWN"))
        .contains("output q");
  }

  @Test
  void aBrokenChampionChangesNothingAndTheNextGoodOneServes() {
    long broken = open.training.promote("linear", TestModels.corrupted(TestModels.linear(9, 9)));
    long good = open.training.promote("other", TestModels.linear(1, 0));
    Eventually.until("a later one serves", () -> open.ready("other", Long.toString(good)));
    assertThat(open.ready("linear", Long.toString(broken))).isFalse();
    assertThat(await(open.client.modelInfer(raw(1).build())).getRawOutputContents(0))
        .isEqualTo(floats(3));

    open.training.outage = Outage.DOWN;
    assertThat(await(open.client.modelInfer(raw(2).build())).getRawOutputContents(0))
        .isEqualTo(floats(5));
    open.training.outage = Outage.NONE;

    long fixed = open.training.promote("linear", TestModels.linear(2, 1));
    Eventually.until("the fixed one serves", () -> open.ready("linear", Long.toString(fixed)));
  }
}
