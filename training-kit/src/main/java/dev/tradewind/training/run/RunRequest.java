package dev.tradewind.training.run;

import java.nio.file.Path;
import java.time.Duration;
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
 */
public record RunRequest(
    Hyperparameters parameters, long seed, Path data, Path output, Optional<Duration> budget) {

  /** A run without a limit. */
  public RunRequest(Hyperparameters parameters, long seed, Path data, Path output) {
    this(parameters, seed, data, output, Optional.empty());
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
