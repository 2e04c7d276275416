package dev.tradewind.forecast.domain;

/**
 * How an item is replenished.
 *
 * @param leadTimeDays from ordering to arrival
 * @param reviewPeriodDays between two looks at the stock
 * @param serviceLevel probability of not running out in a cycle
 * @param packSize orders come in multiples of it, at least 1
 * @param minimumOrder the supplier takes no order below it; 0 means none
 */
public record ReorderPolicy(
    int leadTimeDays, int reviewPeriodDays, double serviceLevel, long packSize, long minimumOrder) {

  public static final int DEFAULT_LEAD_TIME_DAYS = 5;
  public static final int DEFAULT_REVIEW_PERIOD_DAYS = 2;
  public static final double DEFAULT_SERVICE_LEVEL = .95;
  public static final double LEAST_SERVICE_LEVEL = .5;

  /** Beyond it, arithmetic in doubles is no longer exact to the piece. */
  public static final long MOST_PIECES = 1_000_000_000_000L;

  public ReorderPolicy {
    require(leadTimeDays >= 1, "lead_time_days", leadTimeDays, "1 or more");
    require(reviewPeriodDays >= 1, "review_period_days", reviewPeriodDays, "1 or more");
    require(
        leadTimeDays + reviewPeriodDays <= DemandForecast.DAYS,
        "lead_time_days + review_period_days",
        leadTimeDays + reviewPeriodDays,
        "at most " + DemandForecast.DAYS);
    require(
        serviceLevel >= LEAST_SERVICE_LEVEL && serviceLevel <= DEFAULT_SERVICE_LEVEL,
        "service_level",
        serviceLevel,
        LEAST_SERVICE_LEVEL + " to " + DEFAULT_SERVICE_LEVEL + ", or 0 for the default");
    require(packSize >= 1 && packSize <= MOST_PIECES, "pack_size", packSize, "1 to " + MOST_PIECES);
    require(
        minimumOrder >= 0 && minimumOrder <= MOST_PIECES,
        "minimum_order",
        minimumOrder,
        "0 to " + MOST_PIECES);
  }

  /** The days that an order of today must last: the next one arrives only after them. */
  public int protectedDays() {
    return leadTimeDays + reviewPeriodDays;
  }

  private static void require(boolean holds, String name, Number value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
    }
  }
}
