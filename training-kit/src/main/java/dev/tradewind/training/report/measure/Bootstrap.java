package dev.tradewind.training.report.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Percentile bootstrap intervals (Efron and Tibshirani 1993, chapter 13) of any number that is
 * computed from held-out examples. Where examples come in groups that belong together (the days of
 * an item, the orders of a shopper) draw groups: single examples would make the interval too
 * narrow. The same seed gives the same interval, and the same draws to every statistic, so that the
 * difference of two is paired.
 */
public final class Bootstrap {

  private static final double LEVEL = 0.95;
  private static final int MOST_RESAMPLES = 1000;
  private static final int FEWEST_RESAMPLES = 200;
  private static final long WORK = 50_000_000;

  private final int resamples;
  private final double level;
  private final long seed;

  /**
   * Sets it up.
   *
   * @param resamples 1 or more; 1000 is usual
   * @param level of confidence, between 0 and 1
   * @param seed of the draws
   */
  public Bootstrap(int resamples, double level, long seed) {
    if (resamples < 1 || !(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "resamples: " + resamples + ", level: " + level + " (expected: > 0, between 0 and 1)");
    }
    this.resamples = resamples;
    this.level = level;
    this.seed = seed;
  }

  /**
   * 95 % intervals with 1000 resamples, fewer (at least 200) where examples are so many that it
   * would take longer than seconds.
   */
  public static Bootstrap sized(int examples, long seed) {
    long affordable = WORK / Math.max(1, examples);
    return new Bootstrap(
        (int) Math.min(MOST_RESAMPLES, Math.max(FEWEST_RESAMPLES, affordable)), LEVEL, seed);
  }

  /**
   * Draws examples.
   *
   * @param examples how many there are, 1 or more
   * @param statistic of the examples with these indices, which repeat; NaN where it has no value
   * @return empty where the statistic had no value in half of the resamples or more
   */
  public Optional<Interval> over(int examples, ToDoubleFunction<int[]> statistic) {
    if (examples < 1) {
      throw new IllegalArgumentException("examples: " + examples + " (expected: > 0)");
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[resamples];
    int[] drawn = new int[examples];
    for (int i = 0; i < resamples; i++) {
      for (int k = 0; k < examples; k++) {
        drawn[k] = random.nextInt(examples);
      }
      values[i] = statistic.applyAsDouble(drawn);
    }
    return interval(values);
  }

  /**
   * Draws groups, each with all of its examples.
   *
   * @param groups the group of each example
   * @param statistic as in {@link #over}
   */
  public Optional<Interval> overGroups(int[] groups, ToDoubleFunction<int[]> statistic) {
    List<int[]> members = members(groups);
    return over(
        members.size(),
        drawn -> {
          int size = 0;
          for (int group : drawn) {
            size += members.get(group).length;
          }
          int[] examples = new int[size];
          int at = 0;
          for (int group : drawn) {
            int[] own = members.get(group);
            System.arraycopy(own, 0, examples, at, own.length);
            at += own.length;
          }
          return statistic.applyAsDouble(examples);
        });
  }

  /** The statistic for means: of these values, at the drawn indices. */
  public static ToDoubleFunction<int[]> mean(double[] values) {
    return drawn -> {
      double sum = 0;
      for (int index : drawn) {
        sum += values[index];
      }
      return sum / drawn.length;
    };
  }

  private static List<int[]> members(int[] groups) {
    Map<Integer, List<Integer>> byGroup = new LinkedHashMap<>();
    for (int i = 0; i < groups.length; i++) {
      byGroup.computeIfAbsent(groups[i], key -> new ArrayList<>()).add(i);
    }
    return byGroup.values().stream()
        .map(own -> own.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  private Optional<Interval> interval(double[] values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    if (2 * sorted.length <= values.length) {
      return Optional.empty();
    }
    double tail = (1 - level) / 2;
    return Optional.of(new Interval(Percentile.of(sorted, tail), Percentile.of(sorted, 1 - tail)));
  }
}
