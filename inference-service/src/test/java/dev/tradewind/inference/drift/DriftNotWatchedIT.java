package dev.tradewind.inference.drift;

import static dev.tradewind.inference.fixture.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.inference.v1.DriftService;
import dev.tradewind.api.inference.v1.GetPredictionDriftRequest;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A process as it is unless it is told otherwise. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class DriftNotWatchedIT {

  @GrpcClient("self")
  DriftService drift;

  @Test
  void whoDoesNotWatchSaysWhatToSet() {
    assertThat(
            refusal(
                drift.getPredictionDrift(
                    GetPredictionDriftRequest.newBuilder().setModel("next-item").build()),
                Status.Code.FAILED_PRECONDITION,
                "DRIFT_NOT_WATCHED"))
        .contains("tradewind.inference.drift.enabled");
  }

  @Test
  void noMoreWindowsCanBeAskedForThanAreKept() {
    assertThat(
            refusal(
                drift.getPredictionDrift(
                    GetPredictionDriftRequest.newBuilder()
                        .setModel("next-item")
                        .setWindows(31)
                        .build()),
                Status.Code.INVALID_ARGUMENT,
                "FIELD_INVALID"))
        .contains("windows");
  }
}
