package dev.tradewind.inference.predictionlog;

import dev.tradewind.api.inference.v1.GetVersionOutcomesRequest;
import dev.tradewind.api.inference.v1.GetVersionOutcomesResponse;
import dev.tradewind.api.inference.v1.PredictionLogService;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.kit.error.ServiceException;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** What came of what models answered, over gRPC. */
@GrpcService
public class PredictionLogEndpoint implements PredictionLogService {

  private final OutcomeFollower outcomes;

  PredictionLogEndpoint(OutcomeFollower outcomes) {
    this.outcomes = outcomes;
  }

  @Override
  public Uni<GetVersionOutcomesResponse> getVersionOutcomes(GetVersionOutcomesRequest request) {
    return Uni.createFrom().item(() -> response(request.getModel()));
  }

  private GetVersionOutcomesResponse response(String model) {
    if (!outcomes.isFollowing()) {
      throw new ServiceException(
          InferenceReason.OUTCOMES_NOT_FOLLOWED,
          "this process does not follow what comes of predictions"
              + " (tradewind.inference.prediction-log.outcomes is false)");
    }
    GetVersionOutcomesResponse.Builder response =
        GetVersionOutcomesResponse.newBuilder()
            .setComplete(outcomes.isCaughtUp())
            .setUnmatchedOutcomes(outcomes.unmatched());
    outcomes.of(model).forEach(version -> response.addVersions(OutcomeMessages.of(version)));
    return response.build();
  }
}
