package dev.tradewind.inference.call;

import java.time.Duration;

/** Checks settings at the start, so that a wrong one is named before any call is taken. */
public final class Setting {

  private Setting() {}

  /**
   * A number within bounds.
   *
   * @throws IllegalArgumentException naming the property
   */
  public static int between(String property, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          property + ": " + value + " (expected: " + least + " to " + most + ")");
    }
    return value;
  }

  /**
   * A number within bounds.
   *
   * @throws IllegalArgumentException naming the property
   */
  public static long between(String property, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          property + ": " + value + " (expected: " + least + " to " + most + ")");
    }
    return value;
  }

  /**
   * A number within bounds.
   *
   * @throws IllegalArgumentException naming the property
   */
  public static double between(String property, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          property + ": " + value + " (expected: " + least + " to " + most + ")");
    }
    return value;
  }

  /**
   * A duration of at least a millisecond.
   *
   * @throws IllegalArgumentException naming the property
   */
  public static Duration positive(String property, Duration value) {
    if (value.toMillis() < 1) {
      throw new IllegalArgumentException(property + ": " + value + " (expected: at least 1 ms)");
    }
    return value;
  }
}
