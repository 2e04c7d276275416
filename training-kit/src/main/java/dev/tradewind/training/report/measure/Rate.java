package dev.tradewind.training.report.measure;

import org.jspecify.annotations.Nullable;

/**
 * A share with what it was counted from.
 *
 * @param hits how often
 * @param of out of how many
 * @param value hits / of; null where of is 0
 * @param interval 95 %, Wilson; null where of is 0
 */
public record Rate(long hits, long of, @Nullable Double value, @Nullable Interval interval) {

  /** Counted. */
  public static Rate of(long hits, long of) {
    return of == 0
        ? new Rate(hits, of, null, null)
        : new Rate(hits, of, (double) hits / of, Interval.wilson(hits, of));
  }
}
