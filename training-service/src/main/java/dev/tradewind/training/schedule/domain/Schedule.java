package dev.tradewind.training.schedule.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A schedule and when it acts next.
 *
 * @param id unique
 * @param plan what it does
 * @param paused whether it rests
 * @param nextRunAt when it starts a run; empty where it has no interval
 * @param nextCheckAt when it looks for drift; empty where it does not
 * @param baselineRunId the run as of whose start features were remembered; empty where none
 * @param createdAt when
 */
public record Schedule(
    String id,
    SchedulePlan plan,
    boolean paused,
    Optional<Instant> nextRunAt,
    Optional<Instant> nextCheckAt,
    String baselineRunId,
    Instant createdAt) {

  /** A new one: an interval, and the time until the first look, begin now. */
  public static Schedule created(String id, SchedulePlan plan, Instant now) {
    return new Schedule(
        id,
        plan,
        false,
        plan.every().map(now::plus),
        plan.drift().map(watch -> now.plus(watch.every())),
        "",
        now);
  }

  /** Whether a run is due. A look for drift that is due at the same time is not needed then. */
  public boolean isRunDue(Instant now) {
    return !paused && isDue(nextRunAt, now);
  }

  /** Whether a look for drift is due. */
  public boolean isCheckDue(Instant now) {
    return !paused && isDue(nextCheckAt, now);
  }

  /** What was due is done: the next turns are the first ones of their series after now. */
  public Schedule acted(Instant now) {
    return new Schedule(
        id,
        plan,
        paused,
        plan.every().flatMap(every -> nextRunAt.map(due -> next(due, every, now))),
        plan.drift().flatMap(watch -> nextCheckAt.map(due -> next(due, watch.every(), now))),
        baselineRunId,
        createdAt);
  }

  /** Rests, or goes on: what was missed is not made up for. */
  public Schedule pause(boolean rest, Instant now) {
    Schedule changed =
        new Schedule(id, plan, rest, nextRunAt, nextCheckAt, baselineRunId, createdAt);
    return paused && !rest ? changed.acted(now) : changed;
  }

  private static boolean isDue(Optional<Instant> moment, Instant now) {
    return moment.isPresent() && !moment.get().isAfter(now);
  }

  /** The same where it is not due yet. */
  private static Instant next(Instant due, Duration every, Instant now) {
    if (due.isAfter(now)) {
      return due;
    }
    long missed = Duration.between(due, now).dividedBy(every);
    return due.plus(every.multipliedBy(missed + 1));
  }
}
