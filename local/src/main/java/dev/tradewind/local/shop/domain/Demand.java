package dev.tradewind.local.shop.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The demand that shoppers' true choices amount to: for a weekday of a four-week block, the rate of
 * all pieces times the mean of the true probabilities at the block's purchases. It moves from block
 * to block, as what many have bought is not bought again.
 */
final class Demand {

  private static final int BLOCK_DAYS = 28;

  private final LocalDate lastDay;
  private final int days;
  private final double[][][] chances;
  private final int[][] lines;
  private long pieces;

  Demand(ShopPlan plan) {
    this.lastDay = LocalDate.ofInstant(plan.end(), ZoneOffset.UTC);
    this.days = plan.days();
    int blocks = plan.days() / BLOCK_DAYS + 1;
    this.chances = new double[blocks][Seasons.WEEKDAYS][plan.items()];
    this.lines = new int[blocks][Seasons.WEEKDAYS];
  }

  /** Counts one purchase with the probabilities that it was drawn from. */
  void add(Instant at, double[] probabilities, int quantity) {
    int block = block(LocalDate.ofInstant(at, ZoneOffset.UTC));
    int weekday = Seasons.weekday(at);
    pieces += quantity;
    lines[block][weekday]++;
    for (int index = 0; index < probabilities.length; index++) {
      chances[block][weekday][index] += probabilities[index];
    }
  }

  double expected(int item, LocalDate day) {
    int block = block(day);
    int weekday = Seasons.weekday(day.getDayOfWeek());
    if (lines[block][weekday] == 0) {
      return 0;
    }
    double piecesThatDay = pieces * (double) Seasons.WEEKDAYS / days * Seasons.shareOf(weekday);
    return piecesThatDay * chances[block][weekday][item] / lines[block][weekday];
  }

  /** Counted back from the end; the future belongs to the last block. */
  private int block(LocalDate day) {
    long back = Math.max(0, ChronoUnit.DAYS.between(day, lastDay));
    return (int) Math.min(chances.length - 1, back / BLOCK_DAYS);
  }
}
