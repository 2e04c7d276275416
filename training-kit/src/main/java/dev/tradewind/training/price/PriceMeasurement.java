package dev.tradewind.training.price;

import dev.tradewind.training.report.Comparison;
import dev.tradewind.training.report.measure.Bootstrap;
import dev.tradewind.training.run.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Log units of held-out rows, as they were and as they were expected.
 *
 * @param actual of the rows
 * @param model of the model
 * @param naive of log-log least squares
 * @param mean of the item's mean
 * @param range around the model's that nine in ten residuals of training were in
 * @param naiveRange the same around least squares
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
record PriceMeasurement(
    double[] actual,
    double[] model,
    double[] naive,
    double[] mean,
    double[] range,
    double[] naiveRange) {

  static final String FLOOR = "log-log least squares";
  private static final double NINE_IN_TEN = 0.9;

  static PriceMeasurement of(Sales sales, PriceSplit split, Response response) {
    NaiveForecast naive = NaiveForecast.fit(sales, split.train());
    return new PriceMeasurement(
        Arrays.stream(split.test()).mapToDouble(i -> sales.logUnits()[i]).toArray(),
        response.predict(sales, split.test()),
        naive.predict(sales, split.test()),
        naive.mean(sales, split.test()),
        new double[] {response.below(), response.above()},
        new double[] {naive.residual(0.05), naive.residual(0.95)});
  }

  List<Comparison> comparisons(long seed) {
    Bootstrap bootstrap = Bootstrap.sized(actual.length, seed);
    ToDoubleFunction<int[]> covered = drawn -> covered(model, range, drawn);
    ToDoubleFunction<int[]> coveredByNaive = drawn -> covered(naive, naiveRange, drawn);
    return List.of(
        Comparison.of(
            new Metric("rmse", error(model), error(naive), FLOOR, false, true),
            "Root mean square error of the logarithm of units on held-out rows.",
            actual.length,
            bootstrap,
            drawn -> error(model, drawn),
            drawn -> error(naive, drawn)),
        Comparison.near(
            NINE_IN_TEN,
            new Metric(
                "coverage_90",
                covered.applyAsDouble(all()),
                coveredByNaive.applyAsDouble(all()),
                FLOOR,
                true,
                false),
            "Share of held-out rows within the range that nine in ten should be in.",
            actual.length,
            bootstrap,
            covered,
            coveredByNaive));
  }

  private double covered(double[] predicted, double[] around, int[] drawn) {
    int inside = 0;
    for (int i : drawn) {
      double miss = actual[i] - predicted[i];
      inside += around[0] <= miss && miss <= around[1] ? 1 : 0;
    }
    return (double) inside / drawn.length;
  }

  int[] all() {
    int[] all = new int[actual.length];
    Arrays.setAll(all, i -> i);
    return all;
  }

  /** Root mean square error of all rows. */
  double error(double[] predicted) {
    return error(predicted, all());
  }

  private double error(double[] predicted, int[] drawn) {
    double sum = 0;
    for (int i : drawn) {
      sum += (actual[i] - predicted[i]) * (actual[i] - predicted[i]);
    }
    return Math.sqrt(sum / drawn.length);
  }
}
