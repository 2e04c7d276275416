package dev.tradewind.training.domain;

/**
 * A 95 % bootstrap interval of a metric.
 *
 * @param low its low end
 * @param high its high end, not below the low one
 */
public record Interval(double low, double high) {

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("interval: " + low + " to " + high + " (low <= high)");
    }
  }
}
