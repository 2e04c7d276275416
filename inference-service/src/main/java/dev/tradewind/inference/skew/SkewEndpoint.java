package dev.tradewind.inference.skew;

import dev.tradewind.api.inference.v1.GetServingSkewRequest;
import dev.tradewind.api.inference.v1.GetServingSkewResponse;
import dev.tradewind.api.inference.v1.SkewService;
import dev.tradewind.inference.call.Timestamps;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.skew.domain.SkewReport;
import dev.tradewind.inference.skew.domain.VersionSkew;
import dev.tradewind.kit.error.ServiceException;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;

/** What the last comparison with history found, over gRPC. */
@GrpcService
public class SkewEndpoint implements SkewService {

  private final SkewChecks checks;

  SkewEndpoint(SkewChecks checks) {
    this.checks = checks;
  }

  @Override
  public Uni<GetServingSkewResponse> getServingSkew(GetServingSkewRequest request) {
    return Uni.createFrom().item(() -> response(request.getModel()));
  }

  private GetServingSkewResponse response(String model) {
    if (!checks.isEnabled()) {
      throw new ServiceException(
          InferenceReason.SKEW_NOT_CHECKED,
          "this process does not compare what models were asked with with history"
              + " (tradewind.inference.skew.enabled is false)");
    }
    return checks
        .latest()
        .map(report -> message(report, model))
        .orElseGet(GetServingSkewResponse::getDefaultInstance);
  }

  private static GetServingSkewResponse message(SkewReport report, String model) {
    GetServingSkewResponse.Builder response =
        GetServingSkewResponse.newBuilder().setCheckedAt(Timestamps.of(report.checkedAt()));
    report.versions().stream()
        .filter(skew -> skew.version().model().equals(model))
        .sorted(Comparator.comparingLong((VersionSkew skew) -> skew.version().version()).reversed())
        .map(SkewMessages::message)
        .forEach(response::addVersions);
    return response.build();
  }
}
