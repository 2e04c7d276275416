package dev.tradewind.training.report.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Errors of forecasts of a number; a residual is actual - predicted.
 *
 * @param bias mean residual: above 0 where too little is forecast
 * @param meanAbsolute mean of |residual|
 * @param rootMeanSquare root of the mean square
 * @param histogram of the residuals
 * @param byPrediction up to ten parts of the same size, by rising prediction
 */
public record Residuals(
    double bias,
    double meanAbsolute,
    double rootMeanSquare,
    List<Bin> histogram,
    List<Part> byPrediction) {

  private static final int BINS = 20;
  private static final int PARTS = 10;

  /**
   * Examples of like predictions.
   *
   * @param predicted mean prediction
   * @param actual mean of what came
   * @param meanAbsolute mean of |residual|
   */
  public record Part(int examples, double predicted, double actual, double meanAbsolute) {}

  public Residuals {
    histogram = List.copyOf(histogram);
    byPrediction = List.copyOf(byPrediction);
  }

  /**
   * Of these forecasts.
   *
   * @param actual finite, not empty
   * @param predicted as many
   */
  public static Residuals of(double[] actual, double[] predicted) {
    int n = actual.length;
    if (n == 0 || predicted.length != n) {
      throw new IllegalArgumentException(
          "actual: " + n + ", predicted: " + predicted.length + " (expected: as many, > 0)");
    }
    double[] residuals = IntStream.range(0, n).mapToDouble(i -> actual[i] - predicted[i]).toArray();
    double sum = 0;
    double absolute = 0;
    double squares = 0;
    for (double residual : residuals) {
      sum += residual;
      absolute += Math.abs(residual);
      squares += residual * residual;
    }
    return new Residuals(
        sum / n,
        absolute / n,
        Math.sqrt(squares / n),
        Bin.histogram(residuals, BINS),
        parts(actual, predicted));
  }

  private static List<Part> parts(double[] actual, double[] predicted) {
    int n = actual.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> predicted[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int count = Math.min(PARTS, n);
    List<Part> parts = new ArrayList<>();
    for (int part = 0; part < count; part++) {
      int from = (int) ((long) part * n / count);
      int to = (int) ((part + 1L) * n / count);
      double forecast = 0;
      double came = 0;
      double error = 0;
      for (int i = from; i < to; i++) {
        forecast += predicted[order[i]];
        came += actual[order[i]];
        error += Math.abs(actual[order[i]] - predicted[order[i]]);
      }
      int size = to - from;
      parts.add(new Part(size, forecast / size, came / size, error / size));
    }
    return parts;
  }
}
