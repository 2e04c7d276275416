package dev.tradewind.inference.skew.domain;

import dev.tradewind.inference.decision.domain.ShopperHistory;
import dev.tradewind.inference.predictionlog.domain.LoggedPrediction;
import dev.tradewind.inference.predictionlog.domain.LoggedTensor;
import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import dev.tradewind.inference.predictionlog.domain.ReadFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An input of a logged answer, and which of its features fed it. Of several the first that has a
 * value did (as in serving); which feed an input, the log does not tell: all do where there is one
 * input, of several inputs each is fed by the feature of its name.
 *
 * @param prediction the answer
 * @param input what the model was asked
 * @param fedBy places of its features, in their order
 */
record AskedInput(LoggedPrediction prediction, LoggedTensor input, List<Integer> fedBy) {

  /** Relative; a number goes through 32 bits on its way to a model. */
  private static final double TOLERANCE = 1e-6;

  /** All inputs of an answer that features fed. */
  static List<AskedInput> of(LoggedPrediction prediction) {
    List<AskedInput> inputs = new ArrayList<>();
    for (LoggedTensor input : prediction.inputs()) {
      List<Integer> fedBy =
          IntStream.range(0, prediction.features().size())
              .filter(
                  place ->
                      prediction.inputs().size() == 1
                          || prediction.features().get(place).feature().equals(input.name()))
              .boxed()
              .toList();
      if (!fedBy.isEmpty()) {
        inputs.add(new AskedInput(prediction, input, fedBy));
      }
    }
    return inputs;
  }

  /** The feature that fed it, by these values of all features. */
  ReadFeature source(List<LoggedValues> values) {
    return prediction.features().get(place(values));
  }

  /** What the model should have been asked with, by these values of all features. */
  LoggedValues expected(List<LoggedValues> values) {
    LoggedValues value = values.get(place(values));
    List<String> texts = value.texts();
    return texts.size() <= ShopperHistory.LOOKED_AT
        ? value
        : LoggedValues.texts(texts.subList(texts.size() - ShopperHistory.LOOKED_AT, texts.size()));
  }

  private int place(List<LoggedValues> values) {
    return fedBy.stream()
        .filter(place -> !values.get(place).isEmpty())
        .findFirst()
        .orElse(fedBy.get(0));
  }

  /** Whether the model was asked with what follows from these values of all features. */
  boolean agrees(List<LoggedValues> values) {
    return isDefaulted()
        ? fedBy.stream().allMatch(place -> isNothing(values.get(place)))
        : isSame(input.values(), expected(values));
  }

  /** That it differs. */
  SkewExample example(List<LoggedValues> values) {
    return new SkewExample(
        prediction.id(), input.name(), source(values).readAt(), input.values(), expected(values));
  }

  private boolean isDefaulted() {
    return fedBy.stream().allMatch(place -> prediction.features().get(place).isDefaulted());
  }

  /** As of an entity of which no event is known. */
  private static boolean isNothing(LoggedValues value) {
    return value.texts().isEmpty() && value.numbers().stream().allMatch(number -> number == 0);
  }

  private static boolean isSame(LoggedValues asked, LoggedValues expected) {
    List<Double> numbers = asked.numbers();
    List<Double> wanted = expected.numbers();
    return asked.texts().equals(expected.texts())
        && numbers.size() == wanted.size()
        && IntStream.range(0, numbers.size())
            .allMatch(place -> isClose(numbers.get(place), wanted.get(place)));
  }

  private static boolean isClose(double a, double b) {
    return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
  }
}
