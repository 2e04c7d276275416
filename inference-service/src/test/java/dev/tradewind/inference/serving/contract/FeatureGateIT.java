package dev.tradewind.inference.serving.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.feature.v1.FeatureType;
import dev.tradewind.api.inference.oip.GRPCInferenceService;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferInputTensor;
import dev.tradewind.api.inference.oip.ModelInferResponse;
import dev.tradewind.inference.fixture.FakeFeatureViews;
import dev.tradewind.inference.fixture.FakeTraining;
import dev.tradewind.inference.fixture.Manifests;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.Outage;
import dev.tradewind.inference.fixture.TestModels;
import dev.tradewind.inference.predict.FedFeature;
import dev.tradewind.inference.predict.FedVersion;
import dev.tradewind.inference.predict.ModelFeatures;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.inference.serving.domain.ModelCatalog;
import dev.tradewind.inference.serving.domain.VersionStanding;
import dev.tradewind.testkit.Eventually;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions that the registry wishes for, beside the views that the feature service has. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class FeatureGateIT {

  private final String model = "fed-" + UUID.randomUUID();

  @GrpcClient("self")
  GRPCInferenceService client;

  @Inject @GrpcService FakeTraining training;
  @Inject @GrpcService FakeFeatureViews views;
  @Inject ModelCatalog catalog;
  @Inject ModelFeatures features;

  @BeforeEach
  void serveTheFirstVersionOfTheView() {
    views.forgetAll();
    views.serve("shopper_value", 1, FeatureType.FEATURE_TYPE_STRING_LIST, "spent");
  }

  /** A model is wished for as long as the process lives: it shall not be left without a version. */
  @AfterEach
  void mend() {
    views.outage = Outage.NONE;
    awaitServing(training.promote(model, TestModels.linear(1, 0)));
  }

  private static Path fed(float slope, int version, String feature) {
    return Manifests.put(
        TestModels.linear(slope, 0), Manifests.texts("x", "shopper_value", version, feature));
  }

  private float ask() {
    ModelInferRequest.Builder request =
        ModelInferRequest.newBuilder()
            .setModelName(model)
            .addInputs(InferInputTensor.newBuilder().setName("x").setDatatype("FP32").addShape(1));
    request.getInputsBuilder(0).getContentsBuilder().addFp32Contents(1);
    ModelInferResponse answer =
        client.modelInfer(request.build()).await().atMost(Duration.ofSeconds(30));
    return answer
        .getRawOutputContents(0)
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .getFloat();
  }

  private boolean serves(long version) {
    return catalog.versions(model).stream()
        .anyMatch(standing -> standing.version() == version && standing.serves());
  }

  private void awaitServing(long version) {
    Eventually.until(model + " version " + version + " serves", () -> serves(version));
  }

  private void awaitRefusal(long version, String words) {
    Eventually.until(
        "version " + version + " is refused: " + words, () -> problem(version).contains(words));
  }

  private String problem(long version) {
    return catalog.versions(model).stream()
        .filter(standing -> standing.version() == version)
        .map(VersionStanding::problem)
        .findFirst()
        .orElse("");
  }

  @Test
  void aVersionOfAViewThatIsNotServedIsRefusedAndTheOldVersionServesOn() {
    awaitServing(training.promote(model, fed(2, 1, "spent")));

    long second = training.promote(model, fed(3, 2, "spent"));

    awaitRefusal(
        second,
        "features: input x is fed by spent of view shopper_value version 2, and the feature"
            + " service serves version 1 of it");
    assertThat(ask()).isEqualTo(2);

    views.serve("shopper_value", 2, FeatureType.FEATURE_TYPE_STRING_LIST, "spent");
    awaitServing(second);
    assertThat(ask()).isEqualTo(3);
  }

  @Test
  void aFeatureThatIsMissingOrOfAnotherTypeIsRefused() {
    awaitServing(training.promote(model, fed(2, 1, "spent")));

    awaitRefusal(
        training.promote(model, fed(3, 1, "lent")), "the feature service has no such feature in");
    views.forgetAll();
    views.serve("shopper_value", 1, FeatureType.FEATURE_TYPE_DOUBLE, "spent");
    awaitRefusal(
        training.promote(model, fed(4, 1, "spent")), "has it as double (expected: string_list)");

    assertThat(ask()).isEqualTo(2);
  }

  @Test
  void aDamagedManifestIsRefused() {
    long broken =
        training.promote(model, Manifests.write(TestModels.linear(2, 0), "{\"format\": 1,"));

    awaitRefusal(broken, "assets.extra/manifest.json: Unexpected end-of-input");
  }

  @Test
  void whatWasNeverCheckedWaitsForTheFeatureServiceAndWhatHasNoFeaturesDoesNot() {
    for (Outage outage : new Outage[] {Outage.DOWN, Outage.SILENT}) {
      views.outage = outage;
      awaitServing(training.promote(model, TestModels.linear(2, 0)));

      long second = training.promote(model, fed(3, 1, "spent"));

      awaitRefusal(second, "features: the feature service does not answer");
      assertThat(ask()).isEqualTo(2);
      views.outage = Outage.NONE;
      awaitServing(second);
      assertThat(ask()).isEqualTo(3);
    }
  }

  @Test
  void decisionsAreToldWhatFeedsTheVersionThatServes() {
    long first = training.promote(model, TestModels.linear(2, 0));
    awaitServing(first);
    assertThat(features.of(model, VersionChoice.SERVING).features()).isEmpty();

    long second = training.promote(model, fed(3, 1, "spent"));
    awaitServing(second);

    FedVersion serving = features.of(model, VersionChoice.SERVING);
    assertThat(serving.version()).isEqualTo(second);
    assertThat(serving.features())
        .extracting(FedFeature::pinnedName)
        .containsExactly("shopper_value@1:spent");
    assertThat(features.of("nobody", VersionChoice.SERVING)).isEqualTo(FedVersion.NONE);
  }
}
