package dev.tradewind.training.run;

/**
 * A number measured on data that the model did not see, beside the same number of the floor: the
 * simple method that it must beat.
 *
 * @param name for example {@code ndcg@10}
 * @param value the model's
 * @param floor the floor's
 * @param floorName what the floor is, for example {@code popularity}
 * @param higherIsBetter whether more is better
 * @param primary whether promotion looks at it
 */
public record Metric(
    String name,
    double value,
    double floor,
    String floorName,
    boolean higherIsBetter,
    boolean primary) {

  /** Whether the model is at least as good as its floor. */
  public boolean reachesFloor() {
    return higherIsBetter ? value >= floor : value <= floor;
  }
}
