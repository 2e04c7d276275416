package dev.tradewind.inference.predictionlog.domain;

import java.util.List;

/**
 * Texts or numbers in order; one of the two is empty, both are where there is no value.
 *
 * @param texts in order
 * @param numbers in order, finite
 */
public record LoggedValues(List<String> texts, List<Double> numbers) {

  /** No value. */
  public static final LoggedValues NONE = new LoggedValues(List.of(), List.of());

  public LoggedValues {
    texts = List.copyOf(texts);
    numbers = List.copyOf(numbers);
  }

  /** Texts in order. */
  public static LoggedValues texts(List<String> texts) {
    return new LoggedValues(texts, List.of());
  }

  /** Numbers in order. */
  public static LoggedValues numbers(List<Double> numbers) {
    return new LoggedValues(List.of(), numbers);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return texts.isEmpty() && numbers.isEmpty();
  }
}
