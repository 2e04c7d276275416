package dev.tradewind.inference.experiment.domain;

/** What is measured of each arm. */
public enum Metric {
  /** Rankings of which something was chosen, among those that were shown. */
  CLICK_RATE(Direction.UP),
  /** Subjects who put something into the cart within the window. */
  CART_RATE(Direction.UP),
  /** Subjects who bought something within the window. */
  CONVERSION(Direction.UP),
  /** What a subject bought for within the window, in the shop's currency. */
  REVENUE(Direction.UP),
  /** Decisions for which the arm's model did not answer. */
  FALLBACK_RATE(Direction.DOWN),
  /** Milliseconds that a decision took. */
  LATENCY(Direction.DOWN);

  private final Direction direction;

  Metric(Direction direction) {
    this.direction = direction;
  }

  /** Where better is. */
  enum Direction {
    UP,
    DOWN
  }

  /** Whether more of it is better. */
  public boolean isBetterHigher() {
    return direction == Direction.UP;
  }

  /** Whether it is known from what subjects did, and not from how decisions went. */
  public boolean isOutcome() {
    return direction == Direction.UP;
  }
}
