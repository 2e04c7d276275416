package dev.tradewind.training.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How much of a run's time is left for training. A quarter is kept for measuring and writing.
 * Without a budget time does not matter.
 */
public final class TimeBudget {

  private static final double KEPT = 0.25;

  private final Clock clock;
  private final Optional<Instant> end;

  private TimeBudget(Clock clock, Optional<Instant> end) {
    this.clock = clock;
    this.end = end;
  }

  /**
   * Begins now.
   *
   * @param whole for the whole run
   */
  public static TimeBudget begin(Optional<Duration> whole, Clock clock) {
    return new TimeBudget(
        clock,
        whole.map(time -> clock.instant().plusMillis((long) (time.toMillis() * (1 - KEPT)))));
  }

  /** Whether there is a limit at all. */
  public boolean isLimited() {
    return end.isPresent();
  }

  /** A part of it: a share of what is left, above 0 to 1. */
  public TimeBudget part(double share) {
    Instant now = clock.instant();
    return new TimeBudget(
        clock,
        end.map(last -> now.plusMillis((long) (Duration.between(now, last).toMillis() * share))));
  }

  /** Whether no time is left for training. */
  public boolean isOver() {
    return end.isPresent() && !clock.instant().isBefore(end.get());
  }

  /**
   * How many more epochs there is time for.
   *
   * @param planned at most
   * @param each time that one takes, as measured
   * @param share of what is left that may be used, above 0 to 1
   * @return 0 to planned
   */
  public int epochs(int planned, Duration each, double share) {
    if (end.isEmpty()) {
      return planned;
    }
    double left = Duration.between(clock.instant(), end.get()).toMillis() * share;
    return (int) Math.max(0, Math.min(planned, left / Math.max(1, each.toMillis())));
  }
}
