package dev.tradewind.inference.explain;

import static dev.tradewind.inference.fixture.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.inference.v1.ExplainPredictionRequest;
import dev.tradewind.api.inference.v1.ExplainPredictionResponse;
import dev.tradewind.api.inference.v1.InputValue;
import dev.tradewind.api.inference.v1.InsightService;
import dev.tradewind.inference.fixture.FakeTraining;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.Outage;
import dev.tradewind.inference.fixture.TestModels;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.testkit.Eventually;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class InsightIT {

  @GrpcClient("self")
  InsightService client;

  @Inject @GrpcService FakeTraining training;
  @Inject ServedModels served;

  private long version;

  @BeforeEach
  void serve() {
    training.outage = Outage.NONE;
    training.promote("mute", TestModels.linear(2, 1));
    version = training.promote("scored", TestModels.explained());
    Eventually.until(
        "both serve",
        () ->
            served.serves("scored", VersionChoice.of(version))
                && served.serves("mute", VersionChoice.SERVING));
  }

  private static InputValue number(double value) {
    return InputValue.newBuilder().setNumber(value).build();
  }

  private static ExplainPredictionRequest.Builder question() {
    return ExplainPredictionRequest.newBuilder()
        .setModel("scored")
        .putInputs("amount", number(4))
        .putInputs("age", number(30));
  }

  private String refused(
      ExplainPredictionRequest.Builder request, Status.Code code, String reason) {
    return refusal(client.explainPrediction(request.build()), code, reason);
  }

  @Test
  void contributionsAddUpToWhatTheScoreMoved() {
    ExplainPredictionResponse answer =
        client.explainPrediction(question().build()).await().atMost(Duration.ofSeconds(30));

    assertThat(answer.getVersion()).isEqualTo(version);
    assertThat(answer.getScore()).isEqualTo(-47);
    assertThat(answer.getBase()).isEqualTo(-19);
    assertThat(answer.getContributions(0).getFeature()).isEqualTo("age");
    assertThat(answer.getContributions(0).getValue()).isEqualTo("30.0");
    assertThat(answer.getContributions(0).getContribution()).isEqualTo(-40);
    assertThat(answer.getContributions(1).getFeature()).isEqualTo("amount");
    assertThat(answer.getContributions(1).getContribution()).isEqualTo(12);
    assertThat(answer.getCompletenessError()).isZero();
    assertThat(answer.getComplete()).isTrue();
  }

  @Test
  void theSmallOnesAreTakenTogether() {
    ExplainPredictionResponse answer =
        client
            .explainPrediction(question().setTop(1).build())
            .await()
            .atMost(Duration.ofSeconds(30));

    assertThat(answer.getContributionsList()).hasSize(1);
    assertThat(answer.getOthers()).isEqualTo(12);
  }

  @Test
  void whatCannotBeExplainedIsRefusedInWords() {
    assertThat(
            refused(
                question().setModel("mute"), Status.Code.FAILED_PRECONDITION, "SIGNATURE_UNKNOWN"))
        .contains("explain");
    assertThat(refused(question().setModel("nobody"), Status.Code.NOT_FOUND, "MODEL_UNKNOWN"))
        .contains("nobody");
    assertThat(
            refused(question().removeInputs("age"), Status.Code.INVALID_ARGUMENT, "INPUT_INVALID"))
        .contains("age: missing");
    assertThat(
            refused(
                question().putInputs("age", number(1.5)),
                Status.Code.INVALID_ARGUMENT,
                "INPUT_INVALID"))
        .contains("inputs.age: 1.5 (expected: a whole number");
    assertThat(
            refused(
                question().putInputs("colour", number(1)),
                Status.Code.INVALID_ARGUMENT,
                "INPUT_INVALID"))
        .contains("inputs.colour: not an input");
    assertThat(
            refused(
                question().putInputs("age", InputValue.getDefaultInstance()),
                Status.Code.INVALID_ARGUMENT,
                "FIELD_INVALID"))
        .contains("value");
  }
}
