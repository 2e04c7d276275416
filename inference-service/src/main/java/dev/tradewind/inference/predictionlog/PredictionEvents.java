package dev.tradewind.inference.predictionlog;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.api.ingestion.v1.PredictionFeature;
import dev.tradewind.api.ingestion.v1.PredictionFeatureStatus;
import dev.tradewind.api.ingestion.v1.PredictionTensor;
import dev.tradewind.inference.call.Timestamps;
import dev.tradewind.inference.decision.domain.FeatureStanding;
import dev.tradewind.inference.predictionlog.domain.LoggedPrediction;
import dev.tradewind.inference.predictionlog.domain.LoggedTensor;
import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import dev.tradewind.inference.predictionlog.domain.ReadFeature;
import dev.tradewind.kit.shoplog.LoggedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what models answered out of the shop's log. */
public final class PredictionEvents {

  private PredictionEvents() {}

  /** The answer that an event tells of; empty where it tells of something else. */
  public static Optional<LoggedPrediction> prediction(LoggedEvent logged) {
    Event event = logged.event();
    if (!event.hasPrediction()) {
      return Optional.empty();
    }
    Prediction prediction = event.getPrediction();
    return Optional.of(
        new LoggedPrediction(
            prediction.getPredictionId(),
            prediction.getModel(),
            prediction.getVersion(),
            subject(event),
            logged.receivedAt(),
            prediction.getFeaturesList().stream().map(PredictionEvents::feature).toList(),
            tensors(prediction.getInputsList()),
            tensors(prediction.getOutputsList())));
  }

  /** Answers to nobody in particular are each their own. */
  private static String subject(Event event) {
    return Stream.of(event.getShopperId(), event.getAnonymousId())
        .filter(id -> !id.isEmpty())
        .findFirst()
        .orElse(event.getPrediction().getPredictionId());
  }

  private static ReadFeature feature(PredictionFeature feature) {
    return new ReadFeature(
        feature.getFeature(),
        feature.getViewVersion(),
        Timestamps.instant(feature.getReadAt()),
        standing(feature.getStatus()),
        feature.hasAge()
            ? Optional.of(
                Duration.ofSeconds(feature.getAge().getSeconds(), feature.getAge().getNanos()))
            : Optional.empty());
  }

  private static Optional<FeatureStanding> standing(PredictionFeatureStatus status) {
    return switch (status) {
      case PREDICTION_FEATURE_STATUS_PRESENT -> Optional.of(FeatureStanding.PRESENT);
      case PREDICTION_FEATURE_STATUS_DEFAULTED -> Optional.of(FeatureStanding.DEFAULTED);
      case PREDICTION_FEATURE_STATUS_STALE -> Optional.of(FeatureStanding.STALE);
      case PREDICTION_FEATURE_STATUS_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }

  private static List<LoggedTensor> tensors(List<PredictionTensor> tensors) {
    return tensors.stream()
        .map(
            tensor ->
                new LoggedTensor(
                    tensor.getName(),
                    new LoggedValues(
                        tensor.getTextsList(),
                        tensor.getNumbersList().stream().map(Float::doubleValue).toList())))
        .toList();
  }
}
