package dev.tradewind.training.evaluate;

import dev.tradewind.training.run.Metric;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.RunResult;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What came of it.
 *
 * @param seconds all of it: reading, training, measuring, writing
 * @param epochSeconds of one epoch, the middle one; empty of a model that has none
 * @param peakMemory of the process in MiB; empty where it is not known
 * @param published figures of others on the same data
 */
record Evaluation(
    RunRequest request,
    String model,
    double seconds,
    OptionalDouble epochSeconds,
    OptionalDouble peakMemory,
    RunResult result,
    Published published) {

  /** Of all held-out examples, those with a value, the primary one first. */
  List<Metric> metrics() {
    return result.metrics().stream()
        .filter(metric -> metric.group().isEmpty() && Double.isFinite(metric.value()))
        .sorted((a, b) -> Boolean.compare(b.primary(), a.primary()))
        .toList();
  }

  Path page() {
    return request.report().resolve("index.html").toAbsolutePath();
  }
}
