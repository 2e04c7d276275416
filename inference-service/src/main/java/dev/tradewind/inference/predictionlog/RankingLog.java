package dev.tradewind.inference.predictionlog;

import dev.tradewind.inference.decision.recommend.RankingWitness;
import dev.tradewind.inference.decision.recommend.Recommendation;
import jakarta.inject.Singleton;

/** Sends a sample of the rankings to the shop's log. */
@Singleton
class RankingLog implements RankingWitness {

  private final PredictionOutbox outbox;

  RankingLog(PredictionOutbox outbox) {
    this.outbox = outbox;
  }

  /** Those that no model made say nothing of any, and are left out. */
  @Override
  public void answered(String shopperId, String rankingId, Recommendation recommendation) {
    if (recommendation.modelVersion() != 0) {
      boolean unused =
          outbox.offer(
              RankedPrediction.MODEL,
              rankingId,
              shopperId,
              () -> RankedPrediction.of(recommendation));
    }
  }
}
