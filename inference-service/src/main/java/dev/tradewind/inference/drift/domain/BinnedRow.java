package dev.tradewind.inference.drift.domain;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One shopper's share of each bin that the shopper has any in. The shares sum to 1: elements of one
 * list are no independent observations, shoppers are.
 */
public final class BinnedRow {

  private final int[] bins;
  private final double[] shares;

  private BinnedRow(int[] bins, double[] shares) {
    this.bins = bins;
    this.shares = shares;
  }

  /** Empty where there is no element. */
  static Optional<BinnedRow> of(int... elements) {
    if (elements.length == 0) {
      return Optional.empty();
    }
    Map<Integer, Integer> counts = new TreeMap<>();
    Arrays.stream(elements).forEach(bin -> counts.merge(bin, 1, Integer::sum));
    return Optional.of(
        new BinnedRow(
            counts.keySet().stream().mapToInt(Integer::intValue).toArray(),
            counts.values().stream()
                .mapToDouble(count -> (double) count / elements.length)
                .toArray()));
  }

  void addTo(double[] sums) {
    for (int place = 0; place < bins.length; place++) {
      sums[bins[place]] += shares[place];
    }
  }
}
