package dev.tradewind.inference.serving.tfs;

import static dev.tradewind.inference.fixture.Refusals.refusal;
import static dev.tradewind.inference.serving.tfs.TensorFlowServingFixture.await;
import static dev.tradewind.inference.serving.tfs.TensorFlowServingFixture.model;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Int64Value;
import dev.tradewind.api.tensorflow.DataType;
import dev.tradewind.api.tensorflow.SignatureDef;
import dev.tradewind.api.tensorflow.TensorInfo;
import dev.tradewind.api.tensorflow.serving.GetModelMetadataRequest;
import dev.tradewind.api.tensorflow.serving.GetModelMetadataResponse;
import dev.tradewind.api.tensorflow.serving.GetModelStatusRequest;
import dev.tradewind.api.tensorflow.serving.ModelConfig;
import dev.tradewind.api.tensorflow.serving.ModelConfigList;
import dev.tradewind.api.tensorflow.serving.ModelServerConfig;
import dev.tradewind.api.tensorflow.serving.ModelSpec;
import dev.tradewind.api.tensorflow.serving.ModelVersionStatus;
import dev.tradewind.api.tensorflow.serving.ReloadConfigRequest;
import dev.tradewind.api.tensorflow.serving.SignatureDefMap;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import io.grpc.Status;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What models are and where their versions stand, over gRPC. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class ModelStandingIT {

  @Inject TensorFlowServingFixture serving;

  @BeforeEach
  void serve() {
    serving.serve();
  }

  @Test
  void metadataDescribesEverySignature() throws Exception {
    GetModelMetadataResponse answer =
        await(
            serving.predictions.getModelMetadata(
                GetModelMetadataRequest.newBuilder()
                    .setModelSpec(model("sums"))
                    .addMetadataField("signature_def")
                    .build()));

    assertThat(answer.getModelSpec().getVersion().getValue()).isEqualTo(1);
    SignatureDefMap signatures =
        answer.getMetadataOrThrow("signature_def").unpack(SignatureDefMap.class);
    assertThat(answer.getMetadataOrThrow("signature_def").getTypeUrl())
        .isEqualTo("type.googleapis.com/tensorflow.serving.SignatureDefMap");
    assertThat(signatures.getSignatureDefMap())
        .containsOnlyKeys("serving_default", "scores", "sum", "predict", "wide", "any");
    SignatureDef sum = signatures.getSignatureDefOrThrow("sum");
    assertThat(sum.getMethodName()).isEqualTo("tensorflow/serving/regress");
    TensorInfo inputs = sum.getInputsOrThrow("inputs");
    assertThat(inputs.getDtype()).isEqualTo(DataType.DT_STRING);
    assertThat(inputs.getTensorShape().getDim(0).getSize()).isEqualTo(-1);
    assertThat(
            signatures
                .getSignatureDefOrThrow("any")
                .getInputsOrThrow("x")
                .getTensorShape()
                .getUnknownRank())
        .isTrue();
    refusal(
        serving.predictions.getModelMetadata(
            GetModelMetadataRequest.newBuilder().setModelSpec(model("sums")).build()),
        Status.Code.INVALID_ARGUMENT,
        "FIELD_INVALID");
    refusal(
        serving.predictions.getModelMetadata(
            GetModelMetadataRequest.newBuilder()
                .setModelSpec(model("nobody"))
                .addMetadataField("signature_def")
                .build()),
        Status.Code.NOT_FOUND,
        "MODEL_UNKNOWN");
  }

  @Test
  void statusSaysWhereVersionsStand() {
    assertThat(status(model("half")))
        .extracting(
            it -> it.getVersion() + " " + it.getState() + " " + it.getStatus().getErrorCode())
        .containsExactly("3 END UNKNOWN", "2 AVAILABLE OK", "1 AVAILABLE OK");
    assertThat(status(model("half").setVersion(Int64Value.of(1))))
        .extracting(ModelVersionStatus::getVersion)
        .containsExactly(1L);
    assertThat(status(model("half").setVersionLabel("canary")))
        .extracting(ModelVersionStatus::getVersion)
        .containsExactly(2L);
    assertThat(status(model("half")).get(0).getStatus().getErrorMessage()).isNotEmpty();
    refusal(statusOf(model("nobody")), Status.Code.NOT_FOUND, "MODEL_UNKNOWN");
    refusal(
        statusOf(model("half").setVersion(Int64Value.of(9))),
        Status.Code.NOT_FOUND,
        "MODEL_VERSION_UNKNOWN");
    refusal(
        statusOf(model("half").setVersionLabel("newest")),
        Status.Code.INVALID_ARGUMENT,
        "LABEL_UNKNOWN");
  }

  @Test
  void callersMayNotNameDirectoriesElsewhere() {
    assertThat(
            refusal(
                serving.models.handleReloadConfigRequest(
                    ReloadConfigRequest.newBuilder()
                        .setConfig(
                            ModelServerConfig.newBuilder()
                                .setModelConfigList(
                                    ModelConfigList.newBuilder()
                                        .addConfig(
                                            ModelConfig.newBuilder()
                                                .setName("half")
                                                .setBasePath("/etc"))))
                        .build()),
                Status.Code.INVALID_ARGUMENT,
                "FIELD_INVALID"))
        .contains("base_path: /etc (expected: a directory below /nonexistent)");
    assertThat(status(model("half"))).hasSize(3);
  }

  private Uni<?> statusOf(ModelSpec.Builder spec) {
    return serving.models.getModelStatus(
        GetModelStatusRequest.newBuilder().setModelSpec(spec).build());
  }

  private List<ModelVersionStatus> status(ModelSpec.Builder spec) {
    return await(
            serving.models.getModelStatus(
                GetModelStatusRequest.newBuilder().setModelSpec(spec).build()))
        .getModelVersionStatusList();
  }
}
