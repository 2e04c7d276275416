package dev.tradewind.training.domain;

import java.util.Map;

/**
 * What a run was asked to do.
 *
 * @param model the model's name
 * @param seed of everything random in the run
 * @param parameters hyper-parameters other than the defaults
 * @param purpose what it is for
 */
public record RunRequest(
    String model, long seed, Map<String, String> parameters, RunPurpose purpose) {

  /** The seed where none was asked for. */
  public static final long DEFAULT_SEED = 42;

  public RunRequest {
    parameters = Map.copyOf(parameters);
  }

  /** What someone asked for. */
  public RunRequest(String model, long seed, Map<String, String> parameters) {
    this(model, seed, parameters, RunPurpose.ASKED);
  }
}
