package dev.tradewind.training.report.plot;

import org.jspecify.annotations.Nullable;

/**
 * An axis.
 *
 * @param label what is measured, with its unit
 * @param unit how numbers are written
 * @param from shown from here, and further where a value is below; null: from the smallest value
 * @param to shown to here, and further where a value is above; null: to the largest value
 */
public record Axis(String label, Unit unit, @Nullable Double from, @Nullable Double to) {

  /** As wide as the values need. */
  public static Axis of(String label, Unit unit) {
    return new Axis(label, unit, null, null);
  }

  /** From 0. */
  public static Axis fromZero(String label, Unit unit) {
    return new Axis(label, unit, 0.0, null);
  }

  /** A share, from 0 to 1. */
  public static Axis share(String label) {
    return new Axis(label, Unit.PERCENT, 0.0, 1.0);
  }
}
