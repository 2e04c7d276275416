package dev.tradewind.training.domain;

import java.util.List;
import java.util.Map;

/**
 * What training came to.
 *
 * @param examples how many rows or sequences it trained on
 * @param parameters the hyper-parameters as used, defaults included
 * @param dataFingerprint SHA-256 of the training data, hexadecimal
 * @param metrics measured on held-out data
 */
public record RunResult(
    long examples, Map<String, String> parameters, String dataFingerprint, List<Metric> metrics) {

  public RunResult {
    parameters = Map.copyOf(parameters);
    metrics = List.copyOf(metrics);
  }
}
