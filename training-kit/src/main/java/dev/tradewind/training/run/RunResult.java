package dev.tradewind.training.run;

import dev.tradewind.training.nn.export.GoldenCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run answers.
 *
 * @param examples rows, sequences or series that it learned from
 * @param dataFingerprint SHA-256 of the training file, in hexadecimal
 * @param metrics on held-out data; exactly one is primary
 * @param savedModel directory of the exported model
 * @param golden how the exported model answered its golden requests; null where it was not asked
 * @param validation what a search for hyper-parameters may look at: measured on data held out from
 *     training that is none of the test data; more is better. Empty where the model has none
 * @param privacy what its weights give away of an example; null where nobody limited that
 * @param suited parameters that were left to the data, as they were taken, by name
 */
public record RunResult(
    long examples,
    String dataFingerprint,
    List<Metric> metrics,
    Path savedModel,
    @Nullable GoldenCheck golden,
    OptionalDouble validation,
    @Nullable PrivacyGuarantee privacy,
    Map<String, String> suited) {

  public RunResult {
    metrics = List.copyOf(metrics);
    suited = Map.copyOf(suited);
  }

  /** A result of a training that did not limit what it gives away. */
  public RunResult(
      long examples,
      String dataFingerprint,
      List<Metric> metrics,
      Path savedModel,
      @Nullable GoldenCheck golden,
      OptionalDouble validation) {
    this(examples, dataFingerprint, metrics, savedModel, golden, validation, null, Map.of());
  }

  /** This one, of a run that left parameters to the data. */
  public RunResult suited(Hyperparameters taken) {
    return new RunResult(
        examples,
        dataFingerprint,
        metrics,
        savedModel,
        golden,
        validation,
        privacy,
        taken.asUsed());
  }

  /** This one, of a run that limited what it gives away, or did not. */
  public RunResult guarded(@Nullable PrivacyGuarantee guarantee) {
    return new RunResult(
        examples, dataFingerprint, metrics, savedModel, golden, validation, guarantee, suited);
  }

  /** This one, and more metrics. */
  public RunResult and(List<Metric> more) {
    return new RunResult(
        examples,
        dataFingerprint,
        Stream.concat(metrics.stream(), more.stream()).toList(),
        savedModel,
        golden,
        validation,
        privacy,
        suited);
  }

  /** The metric that promotion looks at. */
  public Metric primary() {
    return metrics.stream().filter(Metric::primary).findFirst().orElseThrow();
  }
}
