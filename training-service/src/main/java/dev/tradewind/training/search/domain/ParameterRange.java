package dev.tradewind.training.search.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.random.RandomGenerator;

/** Where the values of a hyper-parameter are drawn from. */
public sealed interface ParameterRange {

  /** The hyper-parameter's name. */
  String name();

  /** A value, as a run is given it. */
  String draw(RandomGenerator random);

  /**
   * Whole numbers, each as likely; on a logarithmic scale each factor as likely.
   *
   * @param min the least, above 0 where logarithmic
   * @param max the greatest, not below {@code min}
   * @param logarithmic the scale
   */
  record Whole(String name, long min, long max, boolean logarithmic) implements ParameterRange {

    public Whole {
      requireRange(name, (double) min, (double) max, logarithmic);
      if (max - min < 0 || max - min == Long.MAX_VALUE) {
        throw new IllegalArgumentException(name + ": " + min + " to " + max + " is too wide");
      }
    }

    @Override
    public String draw(RandomGenerator random) {
      if (!logarithmic) {
        return Long.toString(min + random.nextLong(max - min + 1));
      }
      // From half a step below to half a step above, so that both ends are as likely as others.
      double drawn = Math.round(drawLogarithmic(random, min - 0.5, max + 0.5));
      return Long.toString(Math.max(min, Math.min(max, (long) drawn)));
    }
  }

  /**
   * Numbers, each as likely; on a logarithmic scale each factor as likely.
   *
   * @param min the least, above 0 where logarithmic
   * @param max the greatest, not below {@code min}
   * @param logarithmic the scale
   */
  record Decimal(String name, double min, double max, boolean logarithmic)
      implements ParameterRange {

    private static final MathContext DIGITS = new MathContext(6);

    public Decimal {
      requireRange(name, min, max, logarithmic);
    }

    @Override
    public String draw(RandomGenerator random) {
      double drawn =
          logarithmic ? drawLogarithmic(random, min, max) : min + random.nextDouble() * (max - min);
      double rounded = new BigDecimal(drawn, DIGITS).doubleValue();
      return Double.toString(Math.max(min, Math.min(max, rounded)));
    }
  }

  /**
   * Values of a list, each as likely.
   *
   * @param values at least one
   */
  record Choice(String name, List<String> values) implements ParameterRange {

    public Choice {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException(name + ": no value to choose from");
      }
    }

    @Override
    public String draw(RandomGenerator random) {
      return values.get(random.nextInt(values.size()));
    }
  }

  private static double drawLogarithmic(RandomGenerator random, double min, double max) {
    return Math.exp(Math.log(min) + random.nextDouble() * (Math.log(max) - Math.log(min)));
  }

  private static void requireRange(String name, double min, double max, boolean logarithmic) {
    if (!Double.isFinite(min) || !Double.isFinite(max) || min > max) {
      throw new IllegalArgumentException(name + ": " + min + " to " + max + " (min <= max)");
    }
    if (logarithmic && min <= 0) {
      throw new IllegalArgumentException(
          name + ": from " + min + " (expected: above 0 on a logarithmic scale)");
    }
  }
}
