package dev.tradewind.training.domain;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What training came to.
 *
 * @param examples how many rows or sequences it trained on
 * @param parameters the hyper-parameters as used, defaults included
 * @param dataFingerprint SHA-256 of the training data, hexadecimal
 * @param metrics measured on held-out data
 * @param golden how the exported model answered its golden requests; null where nobody asked it
 * @param validation what a search may look at: measured neither on what was trained on nor on what
 *     the metrics were; more is better. Empty where the model has none
 * @param privacy what the model gives away of an example; null where nobody limited that
 * @param reported whether a report is kept
 */
public record RunResult(
    long examples,
    Map<String, String> parameters,
    String dataFingerprint,
    List<Metric> metrics,
    @Nullable GoldenCheck golden,
    OptionalDouble validation,
    @Nullable PrivacySpent privacy,
    boolean reported) {

  public RunResult {
    parameters = Map.copyOf(parameters);
    metrics = List.copyOf(metrics);
  }

  /** A result that is told by its metrics alone. */
  public RunResult(
      long examples, Map<String, String> parameters, String dataFingerprint, List<Metric> metrics) {
    this(examples, parameters, dataFingerprint, metrics, null, OptionalDouble.empty(), null, false);
  }

  /** The same, with a report that is kept or not. */
  public RunResult withReport(boolean kept) {
    return new RunResult(
        examples, parameters, dataFingerprint, metrics, golden, validation, privacy, kept);
  }

  /** What is kept of a trial: its validation figure, nothing that was measured on test data. */
  public RunResult ofTrial() {
    return new RunResult(
        examples, parameters, dataFingerprint, List.of(), null, validation, privacy, false);
  }
}
