package dev.tradewind.training.behaviour;

import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.RunFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * How time is cut. The last horizon is the test: what happens in it is told from what was known at
 * its begin. The one before is the validation. Questions that are learned from are asked every
 * quarter of a horizon, from one horizon after the first event on, so early that their answers lie
 * before the part that is held out.
 *
 * @param begin the first event, seconds since 1970
 * @param end one second after the last event
 * @param horizon how far ahead is asked, in seconds
 * @param soon the nearer question, in seconds: 7 of 30
 * @param session longest pause within a visit, in seconds
 */
record Periods(long begin, long end, long horizon, long soon, long session) {

  private static final long DAY = 86_400;
  private static final double DAYS = 30;
  private static final long SHORTEST = 3_600;
  private static final int PARTS = 5;
  private static final int MOST_QUESTIONS = 40;

  /** Those of a run. */
  static Periods of(Events events, Hyperparameters parameters) {
    long begin = events.begin();
    long end = events.end() + 1;
    double asked = parameters.decimal("horizon_days");
    long horizon =
        Double.isNaN(asked)
            ? Math.min((long) (DAYS * DAY), (end - begin) / PARTS)
            : (long) (asked * DAY);
    if (horizon < SHORTEST || 4 * horizon > end - begin) {
      throw RunFailure.data(
          "events of "
              + (end - begin) / DAY
              + " days (expected: four horizons of "
              + (Double.isNaN(asked) ? "an hour" : asked + " days")
              + " at least: history, training, validation, test)");
    }
    return new Periods(
        begin, end, horizon, horizon * 7 / 30, (long) (60 * parameters.decimal("session_minutes")));
  }

  double days() {
    return (double) horizon / DAY;
  }

  double soonDays() {
    return (double) soon / DAY;
  }

  /** Where the test begins. */
  long test() {
    return end - horizon;
  }

  /** Where the validation begins. */
  long validation() {
    return end - 2 * horizon;
  }

  /** Moments at which shoppers are asked about, whose answers are known by a moment. */
  List<Long> questions(long known) {
    List<Long> moments = new ArrayList<>();
    for (long at = known - horizon;
        at >= begin + horizon && moments.size() < MOST_QUESTIONS;
        at -= Math.max(1, horizon / 4)) {
      moments.add(at);
    }
    return moments;
  }
}
