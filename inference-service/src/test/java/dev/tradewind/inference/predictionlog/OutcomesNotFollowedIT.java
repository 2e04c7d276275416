package dev.tradewind.inference.predictionlog;

import static dev.tradewind.inference.fixture.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.inference.v1.GetVersionOutcomesRequest;
import dev.tradewind.api.inference.v1.PredictionLogService;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A process as it is unless it is told otherwise. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class OutcomesNotFollowedIT {

  @GrpcClient("self")
  PredictionLogService predictions;

  private static GetVersionOutcomesRequest of(String model) {
    return GetVersionOutcomesRequest.newBuilder().setModel(model).build();
  }

  @Test
  void whoDoesNotFollowSaysWhatToSet() {
    assertThat(
            refusal(
                predictions.getVersionOutcomes(of("next-item")),
                Status.Code.FAILED_PRECONDITION,
                "OUTCOMES_NOT_FOLLOWED"))
        .contains("tradewind.inference.prediction-log.outcomes");
  }

  @Test
  void aModelHasToBeNamed() {
    assertThat(
            refusal(
                predictions.getVersionOutcomes(of("")),
                Status.Code.INVALID_ARGUMENT,
                "FIELD_INVALID"))
        .contains("model");
  }
}
