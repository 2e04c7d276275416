package dev.tradewind.inference.predictionlog.domain;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Scores of what happened and of what did not, by score, in bounded memory. Up to {@link #MOST}
 * different scores each has a bin of its own, and all is exact; above that neighbours share one:
 * the lowest bits of the scores are dropped, so that the bins stay narrow where scores are small.
 */
final class ScoreHistogram {

  static final int MOST = 4096;

  private final TreeMap<Integer, Bin> bins = new TreeMap<>();
  private int dropped;
  private long positives;
  private long negatives;

  /** How many scores of each kind are in a bin. */
  private static final class Bin {

    private long positives;
    private long negatives;

    void add(Bin other) {
      positives += other.positives;
      negatives += other.negatives;
    }
  }

  void add(float score, boolean happened) {
    Bin bin = bins.computeIfAbsent(ordered(score) >> dropped, key -> new Bin());
    if (happened) {
      positives++;
      bin.positives++;
    } else {
      negatives++;
      bin.negatives++;
    }
    while (bins.size() > MOST) {
      coarsen();
    }
  }

  /** The bits of a float as an integer that is larger where the float is. */
  private static int ordered(float score) {
    int bits = Float.floatToIntBits(score + 0f);
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }

  private void coarsen() {
    Map<Integer, Bin> fine = new TreeMap<>(bins);
    bins.clear();
    dropped++;
    fine.forEach((key, bin) -> bins.computeIfAbsent(key >> 1, one -> new Bin()).add(bin));
  }

  /**
   * The area under the ROC curve: how probably something that happened was scored above something
   * that did not; equal scores, and those of one bin, count half. Its interval is DeLong's (DeLong,
   * DeLong, Clarke-Pearson 1988, equations 4 to 6), of no width where the scores separate the two.
   * Empty where there is none of either kind.
   */
  Optional<Estimate> areaUnderCurve() {
    if (positives == 0 || negatives == 0) {
      return Optional.empty();
    }
    // The share of the other kind that each is placed above, or below.
    Placements above = new Placements();
    Placements below = new Placements();
    long negativesBelow = 0;
    long positivesAbove = positives;
    for (Bin bin : bins.values()) {
      positivesAbove -= bin.positives;
      above.add((negativesBelow + bin.negatives / 2.0) / negatives, bin.positives);
      below.add((positivesAbove + bin.positives / 2.0) / positives, bin.negatives);
      negativesBelow += bin.negatives;
    }
    double variance = above.variance() / positives + below.variance() / negatives;
    return Optional.of(Estimate.normal(above.mean(), Math.sqrt(variance)).within(0, 1));
  }

  /** Their mean and variance. */
  private static final class Placements {

    private long count;
    private double sum;
    private double squares;

    void add(double placement, long times) {
      count += times;
      sum += placement * times;
      squares += placement * placement * times;
    }

    double mean() {
      return sum / count;
    }

    double variance() {
      return count < 2
          ? Double.POSITIVE_INFINITY
          : Math.max(0, squares - sum * sum / count) / (count - 1);
    }
  }
}
