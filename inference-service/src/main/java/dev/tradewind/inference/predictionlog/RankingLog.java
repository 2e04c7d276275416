package dev.tradewind.inference.predictionlog;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.inference.v1.RecommendResponse;
import dev.tradewind.api.inference.v1.RecommendationFeature;
import dev.tradewind.api.inference.v1.RecommendedItem;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.api.ingestion.v1.PredictionFeature;
import dev.tradewind.api.ingestion.v1.PredictionTensor;
import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.predictionlog.domain.Sampling;
import dev.tradewind.inference.shoplog.EventOutbox;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/**
 * Sends a sample of the rankings to the shop's log. No answer waits for it, and none fails by it:
 * what cannot be sent is dropped and counted by the outbox.
 */
@Singleton
public class RankingLog {

  static final String ITEM_IDS = "item_ids";

  private static final String DECISION = "recommend";
  private static final String MODEL = "next-item";

  private final Sampling sampling;
  private final EventOutbox outbox;
  private final Clock clock;

  RankingLog(PredictionLogConfig config, EventOutbox outbox, Clock clock) {
    this.sampling =
        new Sampling(
            Setting.between("tradewind.inference.prediction-log.rate", config.rate(), 0, 1));
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * A ranking is answered. Those that no model made say nothing of any, and are left out.
   *
   * @param shopperId whose it is
   */
  public void answered(String shopperId, RecommendResponse ranking) {
    if (ranking.getModelVersion() == 0 || !sampling.takes(ranking.getRankingId())) {
      return;
    }
    Instant now = clock.instant();
    Timestamp at =
        Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()).build();
    boolean unused =
        outbox.offer(
            Event.newBuilder()
                .setEventId("p." + ranking.getRankingId())
                .setOccurredAt(at)
                .setShopperId(shopperId)
                .setPrediction(prediction(ranking, at))
                .build());
  }

  private Prediction prediction(RecommendResponse ranking, Timestamp at) {
    Prediction.Builder prediction =
        Prediction.newBuilder()
            .setPredictionId(ranking.getRankingId())
            .setDecision(DECISION)
            .setModel(MODEL)
            .setVersion(ranking.getModelVersion())
            .setSampleRate(sampling.rate())
            .addInputs(
                PredictionTensor.newBuilder()
                    .setName("history")
                    .addAllTexts(ranking.getHistoryItemIdsList()));
    for (RecommendationFeature feature : ranking.getFeaturesList()) {
      prediction.addFeatures(
          PredictionFeature.newBuilder()
              .setFeature(feature.getFeature())
              .setViewVersion(feature.getViewVersion())
              .setReadAt(at));
    }
    PredictionTensor.Builder items = PredictionTensor.newBuilder().setName(ITEM_IDS);
    PredictionTensor.Builder scores = PredictionTensor.newBuilder().setName("scores");
    PredictionTensor.Builder sources = PredictionTensor.newBuilder().setName("sources");
    for (RecommendedItem item : ranking.getItemsList()) {
      items.addTexts(item.getItemId());
      scores.addNumbers((float) item.getScore());
      sources.addTexts(item.getSource().name());
    }
    return prediction.addOutputs(items).addOutputs(scores).addOutputs(sources).build();
  }
}
