package dev.tradewind.training.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a run is given.
 *
 * @param parameters checked hyper-parameters
 * @param seed of everything random in the run
 * @param data the training file
 * @param output the directory below which all is written
 * @param budget longest time for the whole run, measurement and export included: training stops in
 *     time for them; empty for no limit
 * @param scheduleEpochs epochs that the learning rate falls over, where they are more than the
 *     run's own: a run that ends early for others to go on from its checkpoints, up to so many.
 *     Each of these then comes to what one run of that length would have come to. 0 for none
 * @param features of the feature store that feed the model at serving; none where its data are not
 *     from there
 */
public record RunRequest(
    Hyperparameters parameters,
    long seed,
    Path data,
    Path output,
    Optional<Duration> budget,
    int scheduleEpochs,
    List<FeatureInput> features) {

  public RunRequest {
    features = List.copyOf(features);
  }

  /** A run that stands for itself. */
  public RunRequest(
      Hyperparameters parameters, long seed, Path data, Path output, Optional<Duration> budget) {
    this(parameters, seed, data, output, budget, 0, List.of());
  }

  /** A run that stands for itself, without a limit. */
  public RunRequest(Hyperparameters parameters, long seed, Path data, Path output) {
    this(parameters, seed, data, output, Optional.empty());
  }

  /** The same run with other hyper-parameters. */
  public RunRequest with(Hyperparameters other) {
    return new RunRequest(other, seed, data, output, budget, scheduleEpochs, features);
  }

  /**
   * Epochs that the learning rate falls over.
   *
   * @param epochs the run's own
   */
  public int schedule(int epochs) {
    return Math.max(epochs, scheduleEpochs);
  }

  /** Where training leaves what it goes on from when it is started again. */
  public Path checkpoints() {
    return output.resolve("checkpoints");
  }

  /** Where the report goes: a page, its data, its pictures. */
  public Path report() {
    return output.resolve("report");
  }

  /** Where the SavedModel goes. */
  public Path savedModel() {
    return output.resolve("saved_model");
  }
}
