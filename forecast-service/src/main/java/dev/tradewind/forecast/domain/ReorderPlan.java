package dev.tradewind.forecast.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What to order now, and the way to it.
 *
 * <p>Periodic review, order up to S, the (R,S) policy of Silver, Pyke, Thomas, Inventory and
 * Production Management in Supply Chains, 4th ed., ch. 6: at each review the stock position is
 * brought up to the quantile of demand over lead time + review period at the service level. The
 * quantile comes from the forecast itself, so no distribution is assumed.
 *
 * @param orderQuantity pieces to order now; 0 means none
 * @param reorderPoint stock position at or below which an order cannot wait for the next review
 * @param orderUpToLevel what the stock position is brought up to
 * @param safetyStock what of it is there for bad luck
 * @param arithmetic line by line; the last line is the order quantity
 */
public record ReorderPlan(
    long orderQuantity,
    double reorderPoint,
    double orderUpToLevel,
    double safetyStock,
    List<ArithmeticStep> arithmetic) {

  /** Less than this of a piece is rounding in the arithmetic, not a need. */
  private static final double NO_PIECE = 1e-6;

  public ReorderPlan {
    arithmetic = List.copyOf(arithmetic);
  }

  /** The plan for an item. */
  public static ReorderPlan of(DemandForecast forecast, StockPosition stock, ReorderPolicy policy) {
    Steps steps = new Steps();
    String cycle = "demand over " + days(policy.protectedDays());
    String level = level(policy.serviceLevel());
    double median =
        steps.add(
            "median demand over lead time + review period",
            "quantile " + level(Levels.MEDIAN) + " of " + cycle,
            forecast.cumulativeQuantile(policy.protectedDays(), Levels.MEDIAN));
    double orderUpTo =
        steps.add(
            "order-up-to level",
            "quantile " + level + " of " + cycle,
            forecast.cumulativeQuantile(policy.protectedDays(), policy.serviceLevel()));
    double safetyStock =
        steps.add(
            "safety stock",
            "order-up-to level - median demand over lead time + review period",
            orderUpTo - median);
    double leadTimeMedian =
        steps.add(
            "median demand over lead time",
            "quantile " + level(Levels.MEDIAN) + " of demand over " + days(policy.leadTimeDays()),
            forecast.cumulativeQuantile(policy.leadTimeDays(), Levels.MEDIAN));
    double reorderPoint =
        steps.add(
            "reorder point",
            "median demand over lead time + safety stock",
            leadTimeMedian + safetyStock);
    long quantity = order(steps, orderUpTo, stock, policy);
    return new ReorderPlan(quantity, reorderPoint, orderUpTo, safetyStock, steps.lines);
  }

  private static long order(
      Steps steps, double orderUpTo, StockPosition stock, ReorderPolicy policy) {
    steps.addPieces("on hand", "pieces that can be sold now", stock.onHand());
    steps.addPieces("on order", "pieces that are on their way", stock.onOrder());
    double position = steps.add("stock position", "on hand + on order", stock.pieces());
    double need =
        steps.add(
            "need",
            "order-up-to level - stock position, not below 0",
            Math.max(0, orderUpTo - position));
    long pieces =
        steps.addPieces("whole pieces", "need, rounded up", (long) Math.ceil(need - NO_PIECE));
    long accepted =
        steps.addPieces(
            "accepted by the supplier",
            "whole pieces, if any at least the minimum order of " + policy.minimumOrder(),
            pieces == 0 ? 0 : Math.max(pieces, policy.minimumOrder()));
    long packs = Math.addExact(accepted, policy.packSize() - 1) / policy.packSize();
    return steps.addPieces(
        "order quantity",
        "accepted by the supplier, rounded up to packs of " + policy.packSize(),
        Math.multiplyExact(packs, policy.packSize()));
  }

  private static String days(int count) {
    return count == 1 ? "1 day" : count + " days";
  }

  /** As inventory planners write it: .95 */
  private static String level(double level) {
    return BigDecimal.valueOf(level).stripTrailingZeros().toPlainString().replaceFirst("^0", "");
  }

  /** The lines as they come about. */
  private static final class Steps {
    private final List<ArithmeticStep> lines = new ArrayList<>();

    private double add(String label, String formula, double value) {
      lines.add(new ArithmeticStep(label, formula, value));
      return value;
    }

    private long addPieces(String label, String formula, long pieces) {
      add(label, formula, (double) pieces);
      return pieces;
    }
  }
}
