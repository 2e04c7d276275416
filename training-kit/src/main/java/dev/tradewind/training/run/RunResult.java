package dev.tradewind.training.run;

import java.nio.file.Path;
import java.util.List;

/**
 * What a run answers.
 *
 * @param examples rows, sequences or series that it learned from
 * @param dataFingerprint SHA-256 of the training file, in hexadecimal
 * @param metrics on held-out data; exactly one is primary
 * @param savedModel directory of the exported model
 */
public record RunResult(
    long examples, String dataFingerprint, List<Metric> metrics, Path savedModel) {

  public RunResult {
    metrics = List.copyOf(metrics);
  }

  /** The metric that promotion looks at. */
  public Metric primary() {
    return metrics.stream().filter(Metric::primary).findFirst().orElseThrow();
  }
}
