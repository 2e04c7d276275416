package dev.tradewind.local.shop.domain;

import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * How shoppers choose: the ground truth. The next item is, with fixed shares, a complement of the
 * last one (a Markov chain from item to item), one of a category to the shopper's taste, or one of
 * the shop's best sellers; each weighted by the category's weekday. Nothing is bought twice.
 */
public final class Choice {

  /** How often the last item leads on. */
  static final double BY_COMPLEMENT = 0.6;

  /** How often taste decides; popularity has the rest. */
  static final double BY_TASTE = 0.32;

  private static final double[] COMPLEMENT_SHARES = {0.5, 0.3, 0.2};
  private static final double ZIPF = 0.8;

  private final Catalogue catalogue;
  private final Seasons seasons;
  private final double[] popularity;
  private final double[] popularityInCategory;
  private final int[][] complements;

  Choice(Catalogue catalogue, Seasons seasons, Random random) {
    this.catalogue = catalogue;
    this.seasons = seasons;
    int size = catalogue.size();
    popularity = new double[size];
    for (int index = 0; index < size; index++) {
      popularity[index] = 1 / Math.pow(1 + random.nextInt(size), ZIPF);
    }
    Chances.normalise(popularity);
    popularityInCategory = withinCategories(catalogue.items(), popularity);
    complements = new int[size][COMPLEMENT_SHARES.length];
    for (int index = 0; index < size; index++) {
      for (int rank = 0; rank < COMPLEMENT_SHARES.length; rank++) {
        complements[index][rank] = otherThan(index, size, random);
      }
    }
  }

  /**
   * The probability of each item to be bought next, on one weekday.
   *
   * @param last index of the item bought last; -1 where there is none
   * @param bought what is not bought again
   */
  double[] onWeekday(double[] taste, int last, BitSet bought, int weekday) {
    double[] weights = new double[catalogue.size()];
    double free = last < 0 ? 1 / (1 - BY_COMPLEMENT) : 1;
    for (CatalogItem item : catalogue.items()) {
      int index = item.index();
      weights[index] =
          free
              * (BY_TASTE * taste[item.category()] * popularityInCategory[index]
                  + (1 - BY_COMPLEMENT - BY_TASTE) * popularity[index]);
    }
    if (last >= 0) {
      for (int rank = 0; rank < COMPLEMENT_SHARES.length; rank++) {
        weights[complements[last][rank]] += BY_COMPLEMENT * COMPLEMENT_SHARES[rank];
      }
    }
    for (CatalogItem item : catalogue.items()) {
      int index = item.index();
      weights[index] *= bought.get(index) ? 0 : seasons.ofCategory(item.category(), weekday);
    }
    return Chances.normalise(weights);
  }

  /** The same on a weekday not known yet: each with its share of all orders. */
  double[] onAnyDay(double[] taste, int last, BitSet bought) {
    double[] mean = new double[catalogue.size()];
    for (int weekday = 0; weekday < Seasons.WEEKDAYS; weekday++) {
      double[] chances = onWeekday(taste, last, bought, weekday);
      double share = Seasons.shareOf(weekday);
      for (int index = 0; index < mean.length; index++) {
        mean[index] += share * chances[index];
      }
    }
    return mean;
  }

  private static double[] withinCategories(List<CatalogItem> items, double[] popularity) {
    double[] sums = new double[Catalogue.CATEGORIES.size()];
    items.forEach(item -> sums[item.category()] += popularity[item.index()]);
    double[] within = new double[items.size()];
    items.forEach(item -> within[item.index()] = popularity[item.index()] / sums[item.category()]);
    return within;
  }

  private static int otherThan(int index, int size, Random random) {
    int other = random.nextInt(size - 1);
    return other < index ? other : other + 1;
  }
}
