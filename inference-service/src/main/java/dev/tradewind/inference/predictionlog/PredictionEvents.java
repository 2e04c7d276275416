package dev.tradewind.inference.predictionlog;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.api.ingestion.v1.PredictionFeature;
import dev.tradewind.api.ingestion.v1.PredictionTensor;
import dev.tradewind.inference.call.Timestamps;
import dev.tradewind.inference.predictionlog.domain.LoggedPrediction;
import dev.tradewind.inference.predictionlog.domain.LoggedTensor;
import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import dev.tradewind.inference.predictionlog.domain.ReadFeature;
import dev.tradewind.inference.shoplog.LoggedEvent;
import java.util.List;
import java.util.Optional;

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
            event.getShopperId().isEmpty() ? event.getAnonymousId() : event.getShopperId(),
            logged.receivedAt(),
            prediction.getFeaturesList().stream().map(PredictionEvents::feature).toList(),
            tensors(prediction.getInputsList()),
            tensors(prediction.getOutputsList())));
  }

  private static ReadFeature feature(PredictionFeature feature) {
    return new ReadFeature(
        feature.getFeature(),
        feature.getViewVersion(),
        Timestamps.instant(feature.getReadAt()),
        Optional.empty(),
        Optional.empty());
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
