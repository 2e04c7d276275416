package dev.tradewind.training.domain;

/**
 * A number measured on data that the model did not see.
 *
 * @param name for example {@code ndcg@10}
 * @param value the model's
 * @param floor the same of the simple method that the model must beat
 * @param floorName what that method is, for example {@code popularity}
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

  /** Whether the model is at least as good as its floor. What is not a number is not. */
  public boolean reachesFloor() {
    return higherIsBetter ? value >= floor : value <= floor;
  }
}
