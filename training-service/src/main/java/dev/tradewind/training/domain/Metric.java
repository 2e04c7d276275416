package dev.tradewind.training.domain;

import org.jspecify.annotations.Nullable;

/**
 * A number measured on data that the model did not see.
 *
 * @param name for example {@code ndcg_at_10}
 * @param value the model's
 * @param floor the same of the simple method that the model must beat
 * @param floorName what that method is, for example {@code popularity}
 * @param higherIsBetter whether more is better
 * @param primary whether promotion looks at it
 * @param interval how uncertain the value is; null where the worker did not tell
 * @param examples held-out examples it was measured on; 0 where the worker did not tell
 * @param group the examples' group as {@code attribute=value}; empty for all of them
 */
public record Metric(
    String name,
    double value,
    double floor,
    String floorName,
    boolean higherIsBetter,
    boolean primary,
    @Nullable Interval interval,
    long examples,
    String group) {

  /** A metric over all held-out examples whose uncertainty is not known. */
  public Metric(
      String name,
      double value,
      double floor,
      String floorName,
      boolean higherIsBetter,
      boolean primary) {
    this(name, value, floor, floorName, higherIsBetter, primary, null, 0, "");
  }

  /** The end of the interval where the model is at its worst; the value where there is none. */
  public double worstEnd() {
    if (interval == null) {
      return value;
    }
    return higherIsBetter ? interval.low() : interval.high();
  }

  /** The end of the interval where the model is at its best; the value where there is none. */
  public double bestEnd() {
    if (interval == null) {
      return value;
    }
    return higherIsBetter ? interval.high() : interval.low();
  }

  /** Whether a number is at least as good as another one. What is not a number is not. */
  public boolean isAsGood(double number, double as) {
    return higherIsBetter ? number >= as : number <= as;
  }

  /** Name and group, for a person to read. */
  public String label() {
    return group.isEmpty() ? name : name + " of " + group;
  }
}
