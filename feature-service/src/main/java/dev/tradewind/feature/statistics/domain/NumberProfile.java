package dev.tradewind.feature.statistics.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How numbers are distributed.
 *
 * @param standardDeviation of the sample (n - 1); 0 for one number
 * @param quantiles at {@link #LEVELS}
 * @param histogram of equal widths between the least and the greatest
 * @param sample order statistics at equal steps, at most {@link #SAMPLE}: what distances are
 *     measured on
 */
public record NumberProfile(
    long count,
    double mean,
    double standardDeviation,
    double min,
    double max,
    List<Double> quantiles,
    List<Bin> histogram,
    List<Double> sample) {

  /** The levels of {@link #quantiles}. */
  public static final List<Double> LEVELS = List.of(.05, .25, .5, .75, .95);

  /** So many numbers say all that a test of two samples can use. */
  public static final int SAMPLE = 2000;

  private static final int BINS = 20;

  /**
   * A stretch of numbers.
   *
   * @param upper not included but in the last bin
   */
  public record Bin(double lower, double upper, long count) {}

  public NumberProfile {
    quantiles = List.copyOf(quantiles);
    histogram = List.copyOf(histogram);
    sample = List.copyOf(sample);
  }

  /**
   * Profiles numbers.
   *
   * @param numbers at least one, finite
   */
  public static NumberProfile of(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    double mean = Arrays.stream(sorted).sum() / sorted.length;
    double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
    return new NumberProfile(
        sorted.length,
        mean,
        sorted.length == 1 ? 0 : Math.sqrt(squares / (sorted.length - 1)),
        sorted[0],
        sorted[sorted.length - 1],
        LEVELS.stream().map(level -> quantile(sorted, level)).toList(),
        histogram(sorted),
        sample(sorted));
  }

  /** Between the two nearest order statistics, linearly (Hyndman and Fan 1996, type 7). */
  static double quantile(double[] sorted, double level) {
    double place = level * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  private static List<Bin> histogram(double[] sorted) {
    double min = sorted[0];
    double max = sorted[sorted.length - 1];
    double width = (max - min) / BINS;
    if (!(width > 0) || Double.isInfinite(width)) {
      return List.of(new Bin(min, max, sorted.length));
    }
    long[] counts = new long[BINS];
    for (double x : sorted) {
      counts[Math.min(BINS - 1, (int) ((x - min) / width))]++;
    }
    List<Bin> bins = new ArrayList<>(BINS);
    for (int i = 0; i < BINS; i++) {
      bins.add(new Bin(min + i * width, i == BINS - 1 ? max : min + (i + 1) * width, counts[i]));
    }
    return bins;
  }

  private static List<Double> sample(double[] sorted) {
    if (sorted.length <= SAMPLE) {
      return Arrays.stream(sorted).boxed().toList();
    }
    List<Double> sample = new ArrayList<>(SAMPLE);
    for (int i = 0; i < SAMPLE; i++) {
      sample.add(sorted[(int) ((i + .5) * sorted.length / SAMPLE)]);
    }
    return sample;
  }
}
