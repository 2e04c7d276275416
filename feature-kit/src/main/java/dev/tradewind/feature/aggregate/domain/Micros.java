package dev.tradewind.feature.aggregate.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as whole microseconds since 1970-01-01T00:00Z: the grain at which they are compared. */
public final class Micros {

  private static final long PER_SECOND = 1_000_000;

  private Micros() {}

  /** The moment rounded down. */
  public static long of(Instant moment) {
    return of(moment.getEpochSecond(), moment.getNano());
  }

  /** The moment rounded down. */
  public static long of(long seconds, int nanos) {
    return Math.addExact(Math.multiplyExact(seconds, PER_SECOND), nanos / 1000);
  }

  static long of(Duration length) {
    return of(length.getSeconds(), length.getNano());
  }

  public static Instant toInstant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
