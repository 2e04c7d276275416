package dev.tradewind.training.run;

/**
 * A number measured on data that the model did not see, beside the same number of the floor: the
 * simple method that it must beat.
 *
 * @param name in snake case, for example {@code ndcg_at_10}
 * @param value the model's
 * @param floor the floor's
 * @param floorName what the floor is, for example {@code popularity}
 * @param higherIsBetter whether more is better
 * @param primary whether promotion looks at it
 * @param low lower end of the value's 95 % interval; NaN where it is not known
 * @param high upper end
 * @param examples held-out examples that it was measured on; 0 where that is not known
 * @param group the examples' group, as {@code attribute=value}; empty for all of them
 */
public record Metric(
    String name,
    double value,
    double floor,
    String floorName,
    boolean higherIsBetter,
    boolean primary,
    double low,
    double high,
    long examples,
    String group) {

  /** Of all examples, how many is not said, and how sure not known. */
  public Metric(
      String name,
      double value,
      double floor,
      String floorName,
      boolean higherIsBetter,
      boolean primary) {
    this(name, value, floor, floorName, higherIsBetter, primary, Double.NaN, Double.NaN, 0, "");
  }

  /** Whether the model is at least as good as its floor. */
  public boolean reachesFloor() {
    return higherIsBetter ? value >= floor : value <= floor;
  }
}
