package dev.tradewind.feature.start;

import java.time.Duration;

/** Checks settings at start: a service with a wrong one does not start, and says which. */
public final class Settings {

  private Settings() {}

  /** Refuses a number outside of its range. */
  public static void check(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalStateException(
          name + ": " + value + " (expected: " + least + " to " + most + ")");
    }
  }

  /** Refuses a duration outside of its range. */
  public static void check(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalStateException(
          name + ": " + value + " (expected: " + least + " to " + most + ")");
    }
  }
}
