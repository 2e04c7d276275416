package dev.tradewind.training.run;

import java.nio.file.Path;

/**
 * What a run is given.
 *
 * @param parameters checked hyper-parameters
 * @param seed of everything random in the run
 * @param data the training file
 * @param output the directory below which the SavedModel is written
 */
public record RunRequest(Hyperparameters parameters, long seed, Path data, Path output) {

  /** Where the report goes: a page, its data, its pictures. */
  public Path report() {
    return output.resolve("report");
  }

  /** Where the SavedModel goes. */
  public Path savedModel() {
    return output.resolve("saved_model");
  }
}
