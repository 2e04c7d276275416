package dev.tradewind.local.shop.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Random;

/**
 * When shoppers buy: by weekday and hour for the shop, by weekday for each category. All in UTC.
 */
final class Seasons {

  static final int WEEKDAYS = 7;
  private static final double[] SHOP_BY_WEEKDAY = {0.95, 0.85, 0.9, 0.95, 1.15, 1.3, 0.9};
  private static final int NIGHT_ENDS = 7;
  private static final double NIGHT = 0.15;
  private static final double HIGHEST = 1.3;

  private final double[][] byCategory;

  Seasons(int categories, Random random) {
    byCategory = new double[categories][WEEKDAYS];
    for (double[] week : byCategory) {
      for (int day = 0; day < WEEKDAYS; day++) {
        week[day] = 0.75 + 0.5 * random.nextDouble();
      }
    }
  }

  /** How much a category is wanted on a weekday (0 = Monday); 1 is ordinary. */
  double ofCategory(int category, int weekday) {
    return byCategory[category][weekday];
  }

  /** The share of all orders that fall on a weekday (0 = Monday). */
  static double shareOf(int weekday) {
    return SHOP_BY_WEEKDAY[weekday] / Chances.sum(SHOP_BY_WEEKDAY);
  }

  /** How probable an order at this moment is, against the busiest moment of the week; 0 to 1. */
  static double busyness(Instant moment) {
    ZonedDateTime time = moment.atZone(ZoneOffset.UTC);
    double hour = time.getHour() < NIGHT_ENDS ? NIGHT : 1;
    return SHOP_BY_WEEKDAY[weekday(time.getDayOfWeek())] / HIGHEST * hour;
  }

  static int weekday(DayOfWeek day) {
    return day.getValue() - 1;
  }

  static int weekday(Instant moment) {
    return weekday(moment.atZone(ZoneOffset.UTC).getDayOfWeek());
  }
}
