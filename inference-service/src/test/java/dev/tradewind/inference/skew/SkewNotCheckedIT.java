package dev.tradewind.inference.skew;

import static dev.tradewind.inference.fixture.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.inference.v1.GetServingSkewRequest;
import dev.tradewind.api.inference.v1.SkewService;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A process as it is unless it is told otherwise. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class SkewNotCheckedIT {

  @GrpcClient("self")
  SkewService skew;

  private static GetServingSkewRequest of(String model) {
    return GetServingSkewRequest.newBuilder().setModel(model).build();
  }

  @Test
  void whoDoesNotCompareSaysWhatToSet() {
    assertThat(
            refusal(
                skew.getServingSkew(of("next-item")),
                Status.Code.FAILED_PRECONDITION,
                "SKEW_NOT_CHECKED"))
        .contains("tradewind.inference.skew.enabled");
  }

  @Test
  void aModelHasToBeNamed() {
    assertThat(refusal(skew.getServingSkew(of("")), Status.Code.INVALID_ARGUMENT, "FIELD_INVALID"))
        .contains("model");
  }
}
