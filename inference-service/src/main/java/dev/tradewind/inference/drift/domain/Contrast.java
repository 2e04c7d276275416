package dev.tradewind.inference.drift.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How two groups of shoppers differ in one aspect, and how they would if chance alone had made the
 * groups: a permutation test of the Jensen-Shannon distance. Shoppers are dealt out to the groups
 * anew, again and again, which is exact for any number of them, any bins, and lists of any length
 * (Lehmann and Romano 2005, section 15.2). Dealing ends early where the answer is plain (Besag and
 * Clifford 1991), and counts the groups as they are among the deals (Phipson and Smyth 2010).
 *
 * @param before shares of the reference
 * @param now shares of the other group
 * @param stabilityIndex between the two
 * @param stabilityIndexByChance mean over deals
 * @param distance Jensen-Shannon's between the two, 0 to 1
 * @param distanceByChance mean over deals
 * @param p how likely so great a distance is by chance
 */
record Contrast(
    List<Double> before,
    List<Double> now,
    double stabilityIndex,
    double stabilityIndexByChance,
    double distance,
    double distanceByChance,
    double p) {

  /**
   * So the least p is 1 in 50,000: as many aspects as are watched can still be told from chance.
   */
  static final int DEALS = 49_999;

  private static final int ENOUGH_AS_FAR = 20;
  private static final int LEAST_DEALS = 200;
  private static final long SEED = 20_260_101;
  private static final double ROUNDING = 1e-12;

  static Contrast of(int bins, List<BinnedRow> reference, List<BinnedRow> present) {
    List<BinnedRow> all = new ArrayList<>(present);
    all.addAll(reference);
    double[] sums = sums(bins, all, all.size());
    double[] inPresent = sums(bins, all, present.size());
    double[] now = shares(inPresent, present.size());
    double[] before = shares(rest(sums, inPresent), reference.size());
    double distance = Divergence.jensenShannon(before, now);
    SplittableRandom random = new SplittableRandom(SEED);
    int asFar = 0;
    int deals = 0;
    double indices = 0;
    double distances = 0;
    while (deals < LEAST_DEALS || (deals < DEALS && asFar < ENOUGH_AS_FAR)) {
      deal(all, present.size(), random);
      double[] dealt = sums(bins, all, present.size());
      double[] here = shares(dealt, present.size());
      double[] there = shares(rest(sums, dealt), reference.size());
      double one = Divergence.jensenShannon(there, here);
      deals++;
      asFar += one >= distance - ROUNDING ? 1 : 0;
      distances += one;
      indices += Divergence.stabilityIndex(there, here);
    }
    return new Contrast(
        Arrays.stream(before).boxed().toList(),
        Arrays.stream(now).boxed().toList(),
        Divergence.stabilityIndex(before, now),
        indices / deals,
        distance,
        distances / deals,
        (asFar + 1.0) / (deals + 1));
  }

  /** The first of the list become a uniform draw of all (Fisher and Yates, in part). */
  private static void deal(List<BinnedRow> all, int first, SplittableRandom random) {
    for (int place = 0; place < first; place++) {
      int other = random.nextInt(place, all.size());
      BinnedRow row = all.get(other);
      all.set(other, all.get(place));
      all.set(place, row);
    }
  }

  private static double[] sums(int bins, List<BinnedRow> rows, int first) {
    double[] sums = new double[bins];
    for (int place = 0; place < first; place++) {
      rows.get(place).addTo(sums);
    }
    return sums;
  }

  private static double[] rest(double[] all, double[] some) {
    double[] rest = new double[all.length];
    for (int bin = 0; bin < all.length; bin++) {
      rest[bin] = Math.max(0, all[bin] - some[bin]);
    }
    return rest;
  }

  private static double[] shares(double[] sums, int rows) {
    double[] shares = new double[sums.length];
    for (int bin = 0; bin < sums.length; bin++) {
      shares[bin] = sums[bin] / rows;
    }
    return shares;
  }
}
