package dev.tradewind.forecast.domain;

import java.util.List;

/** The probabilities at which demand is forecast. */
public final class Levels {

  /** Rising, 0 to 1 exclusive. */
  public static final List<Double> ALL = List.of(.05, .1, .25, .5, .75, .9, .95);

  /** The level that demand is above as often as below. */
  public static final double MEDIAN = .5;

  private Levels() {}

  /**
   * The quantile at any level from the least to the greatest of {@link #ALL}, linear between the
   * levels beside it.
   *
   * @param quantiles one for each level
   */
  public static double interpolate(List<Double> quantiles, double level) {
    if (!(level >= ALL.get(0) && level <= ALL.get(ALL.size() - 1))) {
      throw new IllegalArgumentException(
          "level: " + level + " (expected: " + ALL.get(0) + " to " + ALL.get(ALL.size() - 1) + ")");
    }
    int above = 0;
    while (ALL.get(above) < level) {
      above++;
    }
    if (ALL.get(above) == level) {
      return quantiles.get(above);
    }
    double from = ALL.get(above - 1);
    double share = (level - from) / (ALL.get(above) - from);
    return quantiles.get(above - 1) + share * (quantiles.get(above) - quantiles.get(above - 1));
  }
}
