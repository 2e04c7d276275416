package dev.tradewind.inference.drift;

import dev.tradewind.api.inference.v1.DriftService;
import dev.tradewind.api.inference.v1.GetPredictionDriftRequest;
import dev.tradewind.api.inference.v1.GetPredictionDriftResponse;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.kit.error.ServiceException;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** Whether what models are asked and answer has moved, over gRPC. */
@GrpcService
public class DriftEndpoint implements DriftService {

  private final DriftFollower drift;

  DriftEndpoint(DriftFollower drift) {
    this.drift = drift;
  }

  @Override
  public Uni<GetPredictionDriftResponse> getPredictionDrift(GetPredictionDriftRequest request) {
    return Uni.createFrom()
        .item(() -> response(request.getModel(), Math.max(1, request.getWindows())));
  }

  private GetPredictionDriftResponse response(String model, int windows) {
    if (!drift.isWatching()) {
      throw new ServiceException(
          InferenceReason.DRIFT_NOT_WATCHED,
          "this process does not watch what models are asked and answer"
              + " (tradewind.inference.drift.enabled is false)");
    }
    GetPredictionDriftResponse.Builder response =
        GetPredictionDriftResponse.newBuilder()
            .setComplete(drift.isCaughtUp())
            .setUnwatchedVersions(drift.unwatched());
    drift.found().stream()
        .filter(version -> version.version().model().equals(model))
        .map(version -> DriftMessages.message(version, windows))
        .forEach(response::addVersions);
    return response.build();
  }
}
