package dev.tradewind.inference.predictionlog;

import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.inference.decision.recommend.RankingWitness;
import dev.tradewind.inference.decision.recommend.Recommendation;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Sends a sample of the rankings to the shop's log. */
@Singleton
class RankingLog implements RankingWitness {

  private final PredictionOutbox outbox;

  RankingLog(PredictionOutbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void answered(String shopperId, String rankingId, Recommendation recommendation) {
    boolean unused =
        outbox.offer(
            RankedPrediction.MODEL, rankingId, shopperId, () -> prediction(recommendation));
  }

  /** Those that no model made say nothing of any, and are left out. */
  private static Optional<Prediction.Builder> prediction(Recommendation recommendation) {
    return recommendation.modelVersion() == 0
        ? Optional.empty()
        : Optional.of(RankedPrediction.of(recommendation));
  }
}
