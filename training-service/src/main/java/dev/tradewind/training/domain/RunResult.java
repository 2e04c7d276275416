package dev.tradewind.training.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What training came to.
 *
 * @param examples how many rows or sequences it trained on
 * @param parameters the hyper-parameters as used, defaults included
 * @param dataFingerprint SHA-256 of the training data, hexadecimal
 * @param metrics measured on held-out data
 * @param golden how the exported model answered its golden requests; null where nobody asked it
 */
public record RunResult(
    long examples,
    Map<String, String> parameters,
    String dataFingerprint,
    List<Metric> metrics,
    @Nullable GoldenCheck golden) {

  public RunResult {
    parameters = Map.copyOf(parameters);
    metrics = List.copyOf(metrics);
  }

  /** A result whose golden requests nobody asked. */
  public RunResult(
      long examples, Map<String, String> parameters, String dataFingerprint, List<Metric> metrics) {
    this(examples, parameters, dataFingerprint, metrics, null);
  }
}
