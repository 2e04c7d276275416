package dev.tradewind.training.run;

import dev.tradewind.training.nn.export.GoldenCheck;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run answers.
 *
 * @param examples rows, sequences or series that it learned from
 * @param dataFingerprint SHA-256 of the training file, in hexadecimal
 * @param metrics on held-out data; exactly one is primary
 * @param savedModel directory of the exported model
 * @param golden how the exported model answered its golden requests; null where it was not asked
 */
public record RunResult(
    long examples,
    String dataFingerprint,
    List<Metric> metrics,
    Path savedModel,
    @Nullable GoldenCheck golden) {

  public RunResult {
    metrics = List.copyOf(metrics);
  }

  /** A result whose golden requests nobody asked. */
  public RunResult(long examples, String dataFingerprint, List<Metric> metrics, Path savedModel) {
    this(examples, dataFingerprint, metrics, savedModel, null);
  }

  /** The metric that promotion looks at. */
  public Metric primary() {
    return metrics.stream().filter(Metric::primary).findFirst().orElseThrow();
  }
}
