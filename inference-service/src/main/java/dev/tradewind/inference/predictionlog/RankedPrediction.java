package dev.tradewind.inference.predictionlog;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import dev.tradewind.api.inference.v1.RecommendationSource;
import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.api.ingestion.v1.PredictionFeature;
import dev.tradewind.api.ingestion.v1.PredictionFeatureStatus;
import dev.tradewind.api.ingestion.v1.PredictionTensor;
import dev.tradewind.inference.decision.domain.FeatureStanding;
import dev.tradewind.inference.decision.domain.RankedItem;
import dev.tradewind.inference.decision.domain.Ranking;
import dev.tradewind.inference.decision.domain.ScoredItem;
import dev.tradewind.inference.decision.domain.Source;
import dev.tradewind.inference.decision.domain.UsedFeature;
import dev.tradewind.inference.decision.recommend.ModelProposal;
import dev.tradewind.inference.decision.recommend.Recommendation;
import java.time.Instant;

/** A ranking as it is logged: what was shown, what the model itself had answered, and what from. */
final class RankedPrediction {

  static final String MODEL = "next-item";
  static final String ITEM_IDS = "item_ids";

  private static final String DECISION = "recommend";
  private static final String SCORES = "scores";

  /** Marks what the version answered, beside what was shown. */
  private static final String OF_MODEL = "model.";

  private static final int OF_MODEL_LIMIT = 50;

  private RankedPrediction() {}

  /**
   * Of a ranking.
   *
   * @param recommendation that a model ranked
   */
  static Prediction.Builder of(Recommendation recommendation) {
    Prediction.Builder prediction =
        Prediction.newBuilder()
            .setDecision(DECISION)
            .setVersion(recommendation.modelVersion())
            .addInputs(tensor("history").addAllTexts(recommendation.history()));
    recommendation.features().forEach(feature -> prediction.addFeatures(message(feature)));
    addShown(recommendation.ranking(), prediction);
    addProposed(recommendation.proposal(), prediction);
    return prediction;
  }

  private static void addShown(Ranking ranking, Prediction.Builder prediction) {
    PredictionTensor.Builder items = tensor(ITEM_IDS);
    PredictionTensor.Builder scores = tensor(SCORES);
    PredictionTensor.Builder sources = tensor("sources");
    for (RankedItem item : ranking.items()) {
      items.addTexts(item.candidate().itemId());
      scores.addNumbers((float) item.candidate().score());
      sources.addTexts(name(item.candidate().source()));
    }
    prediction.addOutputs(items).addOutputs(scores).addOutputs(sources);
  }

  private static void addProposed(ModelProposal proposal, Prediction.Builder prediction) {
    PredictionTensor.Builder items = tensor(OF_MODEL + ITEM_IDS);
    PredictionTensor.Builder scores = tensor(OF_MODEL + SCORES);
    proposal.items().stream()
        // The log takes finite numbers only, and nothing is shown of others either.
        .filter(item -> Float.isFinite((float) item.score()))
        .limit(OF_MODEL_LIMIT)
        .forEach(item -> add(item, items, scores));
    prediction.addOutputs(items).addOutputs(scores);
  }

  private static void add(
      ScoredItem item, PredictionTensor.Builder items, PredictionTensor.Builder scores) {
    items.addTexts(item.itemId());
    scores.addNumbers((float) item.score());
  }

  private static PredictionTensor.Builder tensor(String name) {
    return PredictionTensor.newBuilder().setName(name);
  }

  private static PredictionFeature message(UsedFeature feature) {
    Instant readAt = feature.readAt();
    PredictionFeature.Builder message =
        PredictionFeature.newBuilder()
            .setFeature(feature.name())
            .setViewVersion(feature.viewVersion())
            .setReadAt(
                Timestamp.newBuilder()
                    .setSeconds(readAt.getEpochSecond())
                    .setNanos(readAt.getNano()))
            .setStatus(message(feature.standing()));
    feature.age().ifPresent(age -> message.setAge(Durations.fromMillis(age.toMillis())));
    return message.build();
  }

  private static PredictionFeatureStatus message(FeatureStanding standing) {
    return switch (standing) {
      case PRESENT -> PredictionFeatureStatus.PREDICTION_FEATURE_STATUS_PRESENT;
      case DEFAULTED -> PredictionFeatureStatus.PREDICTION_FEATURE_STATUS_DEFAULTED;
      case STALE -> PredictionFeatureStatus.PREDICTION_FEATURE_STATUS_STALE;
    };
  }

  /** As Recommend answers it. */
  private static String name(Source source) {
    return switch (source) {
      case MODEL -> RecommendationSource.RECOMMENDATION_SOURCE_MODEL.name();
      case POPULARITY -> RecommendationSource.RECOMMENDATION_SOURCE_POPULARITY.name();
    };
  }
}
