package dev.tradewind.inference.drift.domain;

import dev.tradewind.inference.predictionlog.domain.LoggedPrediction;
import dev.tradewind.inference.predictionlog.domain.LoggedTensor;
import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import dev.tradewind.inference.predictionlog.domain.ReadFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of an answer is watched, by name: the elements and the length of each input, the elements of
 * each output, how each feature was found and how old it was.
 */
final class Aspects {

  /** The contract allows an answer to have more; those that come after are not watched. */
  static final int MOST = 64;

  /** Of a list. More say little more about one shopper, and take room. */
  private static final int ELEMENTS = 50;

  private Aspects() {}

  static Map<String, LoggedValues> of(LoggedPrediction prediction) {
    Map<String, LoggedValues> aspects = new LinkedHashMap<>();
    for (LoggedTensor input : prediction.inputs()) {
      LoggedValues values = input.values();
      put(aspects, "input." + input.name(), latest(values));
      put(
          aspects,
          "input." + input.name() + ".length",
          number(values.texts().size() + values.numbers().size()));
    }
    for (ReadFeature feature : prediction.features()) {
      String name = "feature." + feature.name();
      feature
          .standing()
          .ifPresent(
              standing ->
                  put(aspects, name + ".status", LoggedValues.texts(List.of(standing.name()))));
      feature
          .age()
          .ifPresent(age -> put(aspects, name + ".age_seconds", number(age.toMillis() / 1000.0)));
    }
    for (LoggedTensor output : prediction.outputs()) {
      put(aspects, "output." + output.name(), first(output.values()));
    }
    return aspects;
  }

  private static void put(Map<String, LoggedValues> aspects, String name, LoggedValues values) {
    if (aspects.size() < MOST) {
      aspects.put(name, values);
    }
  }

  private static LoggedValues number(double number) {
    return LoggedValues.numbers(List.of(number));
  }

  /** Inputs are oldest first. */
  private static LoggedValues latest(LoggedValues values) {
    return new LoggedValues(
        values
            .texts()
            .subList(Math.max(0, values.texts().size() - ELEMENTS), values.texts().size()),
        values
            .numbers()
            .subList(Math.max(0, values.numbers().size() - ELEMENTS), values.numbers().size()));
  }

  /** Outputs are best first. */
  private static LoggedValues first(LoggedValues values) {
    return new LoggedValues(
        values.texts().subList(0, Math.min(ELEMENTS, values.texts().size())),
        values.numbers().subList(0, Math.min(ELEMENTS, values.numbers().size())));
  }
}
