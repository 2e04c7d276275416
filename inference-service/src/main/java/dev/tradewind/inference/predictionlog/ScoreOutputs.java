package dev.tradewind.inference.predictionlog;

import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.api.ingestion.v1.PredictionTensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what of an answer foretells: the output that the settings name for the model, else the only
 * one that has one number for each row.
 */
final class ScoreOutputs {

  private final Map<String, String> named = new HashMap<>();

  ScoreOutputs(PredictionLogConfig config) {
    config.models().forEach((model, rules) -> rules.score().ifPresent(it -> named.put(model, it)));
  }

  /** One for each row; none where it cannot be told. */
  List<Float> of(Prediction prediction) {
    Optional<String> name = Optional.ofNullable(named.get(prediction.getModel()));
    List<PredictionTensor> able =
        prediction.getOutputsList().stream()
            .filter(output -> name.isEmpty() || name.get().equals(output.getName()))
            .filter(ScoreOutputs::hasOneNumberForEachRow)
            .toList();
    return able.size() == 1 ? able.get(0).getNumbersList() : List.of();
  }

  private static boolean hasOneNumberForEachRow(PredictionTensor output) {
    long rows = output.getShapeCount() == 0 ? 1 : output.getShape(0);
    return rows > 0 && output.getNumbersCount() == rows;
  }
}
