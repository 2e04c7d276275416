package dev.tradewind.inference.experiment.domain;

/**
 * What the log knows of a subject from before its first exposure: what its outcomes are adjusted
 * for, as no arm can have changed it.
 *
 * @param actions of whatever kind; 0 of a subject of whom nothing is known
 * @param choices from rankings
 * @param carts how often something was put into the cart
 * @param purchases how many
 * @param micros what was paid, in millionths of the shop's currency
 */
public record PrePeriod(long actions, long choices, long carts, long purchases, long micros) {

  /** Of whom nothing is known. */
  public static final PrePeriod NONE = new PrePeriod(0, 0, 0, 0, 0);

  /** These and one more action. */
  PrePeriod with(Action action) {
    return switch (action.kind()) {
      case LOOK -> new PrePeriod(actions + 1, choices, carts, purchases, micros);
      case CHOICE -> new PrePeriod(actions + 1, choices + 1, carts, purchases, micros);
      case CART -> new PrePeriod(actions + 1, choices, carts + 1, purchases, micros);
      case PURCHASE ->
          new PrePeriod(actions + 1, choices, carts, purchases + 1, micros + action.micros());
    };
  }

  PrePeriod plus(PrePeriod other) {
    return new PrePeriod(
        actions + other.actions,
        choices + other.choices,
        carts + other.carts,
        purchases + other.purchases,
        micros + other.micros);
  }

  /** Whether anything is known. */
  boolean isKnown() {
    return actions > 0;
  }

  /** The metric's numerator, as it would have been; 0 where nothing is known. */
  double numerator(Metric metric) {
    return switch (metric) {
      case CLICK_RATE -> choices;
      case CART_RATE -> carts > 0 ? 1 : 0;
      case CONVERSION -> purchases > 0 ? 1 : 0;
      case REVENUE -> micros / Subject.MICROS;
      case FALLBACK_RATE, LATENCY -> 0;
    };
  }

  /**
   * The metric's denominator: of the click rate all actions, as the log does not tell which
   * rankings were shown outside experiments; 0 where nothing is known.
   */
  double denominator(Metric metric) {
    return metric == Metric.CLICK_RATE ? actions : Math.min(actions, 1);
  }
}
