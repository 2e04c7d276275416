package dev.tradewind.training.schedule.domain;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a schedule does. It has an interval, a watch for drift, or both.
 *
 * @param model the model's name
 * @param seed of its runs
 * @param parameters hyper-parameters of its runs
 * @param every the time between two runs
 * @param drift the watch
 * @param autoPromote whether a version that passes all gates becomes champion
 */
public record SchedulePlan(
    String model,
    long seed,
    Map<String, String> parameters,
    Optional<Duration> every,
    Optional<DriftWatch> drift,
    boolean autoPromote) {

  /**
   * Looks for drift.
   *
   * @param psi an index above this starts a run
   * @param every the time between two looks
   */
  public record DriftWatch(double psi, Duration every) {}

  public SchedulePlan {
    parameters = Map.copyOf(parameters);
    if (every.isEmpty() && drift.isEmpty()) {
      throw new IllegalArgumentException("a schedule without interval and watch starts no run");
    }
  }
}
