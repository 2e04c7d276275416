package dev.tradewind.training.report.measure;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One level of quantile forecasts. Of a calibrated forecast, a share of its level came at or below
 * it (Gneiting, Balabdaoui and Raftery 2007). Where many values are the same (days without a sale)
 * that share is above the level with a perfect forecast too, for the quantile itself is among them:
 * then the level lies between the share below and the share at or below (Czado, Gneiting and Held
 * 2009).
 *
 * @param level nominal, 0 to 1
 * @param atOrBelow share of what came that is not above the quantile
 * @param below share of what came that is below the quantile
 * @param interval 95 % of atOrBelow, drawn by group; null where it cannot be had
 * @param pinball mean pinball loss: level x (actual - quantile), or (level - 1) x it below (Koenker
 *     and Bassett 1978)
 */
public record QuantileCoverage(
    double level, double atOrBelow, double below, @Nullable Interval interval, double pinball) {

  /**
   * Each level.
   *
   * @param levels rising
   * @param actual what came
   * @param quantiles [as actual][as levels]
   * @param groups which belong together, for the interval: the item of each day
   */
  public static List<QuantileCoverage> of(
      double[] levels, double[] actual, double[][] quantiles, int[] groups, Bootstrap bootstrap) {
    return IntStream.range(0, levels.length)
        .mapToObj(
            k -> {
              double[] covered = new double[actual.length];
              double[] under = new double[actual.length];
              double[] losses = new double[actual.length];
              for (int i = 0; i < actual.length; i++) {
                covered[i] = actual[i] <= quantiles[i][k] ? 1 : 0;
                under[i] = actual[i] < quantiles[i][k] ? 1 : 0;
                losses[i] = pinball(actual[i], quantiles[i][k], levels[k]);
              }
              return new QuantileCoverage(
                  levels[k],
                  mean(covered),
                  mean(under),
                  bootstrap.overGroups(groups, Bootstrap.mean(covered)).orElse(null),
                  mean(losses));
            })
        .toList();
  }

  /** The loss of one. */
  public static double pinball(double actual, double quantile, double level) {
    double miss = actual - quantile;
    return miss >= 0 ? level * miss : (level - 1) * miss;
  }

  private static double mean(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
  }
}
