package dev.tradewind.training.domain;

import java.util.Map;

/**
 * What a run was asked to do.
 *
 * @param model the model's name
 * @param seed of everything random in the run
 * @param parameters hyper-parameters other than the defaults
 */
public record RunRequest(String model, long seed, Map<String, String> parameters) {

  /** The seed where none was asked for. */
  public static final long DEFAULT_SEED = 42;

  public RunRequest {
    parameters = Map.copyOf(parameters);
  }
}
