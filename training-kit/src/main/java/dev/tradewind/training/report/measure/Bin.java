package dev.tradewind.training.report.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A bar of a histogram: values of at least from and below to.
 *
 * @param count how many values
 */
public record Bin(double from, double to, long count) {

  private static final double TAIL = 0.005;

  /**
   * A histogram of bins of equal, round width (1, 2 or 5 times a power of ten). The half per cent
   * at either end is counted in the first and last bin, so that a single value far away does not
   * squeeze the rest.
   *
   * @param values finite, not empty
   * @param about how many bins
   */
  public static List<Bin> histogram(double[] values, int about) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double low = Percentile.of(sorted, TAIL);
    double high = Percentile.of(sorted, 1 - TAIL);
    double width = round((high - low) / about);
    double start = Math.floor(low / width) * width;
    int count = (int) Math.floor((high - start) / width) + 1;
    long[] counts = new long[count];
    for (double value : values) {
      int bin = (int) Math.floor((value - start) / width);
      counts[Math.max(0, Math.min(count - 1, bin))]++;
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bins.add(new Bin(start + i * width, start + (i + 1) * width, counts[i]));
    }
    return bins;
  }

  private static double round(double width) {
    if (!(width > 0)) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(width)));
    double digit = width / power;
    return (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10) * power;
  }
}
