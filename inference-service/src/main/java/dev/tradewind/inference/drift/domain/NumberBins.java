package dev.tradewind.inference.drift.domain;

import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Stretches of numbers: what is below the first edge, what is that edge, what lies above each edge
 * up to the next one, and what is above the last.
 *
 * @param edges rising: the least, the deciles and the greatest of a sample, equal ones once
 */
public record NumberBins(List<Double> edges) implements Bins {

  private static final int STEPS = 10;
  private static final MathContext DIGITS = new MathContext(4);

  public NumberBins {
    edges = List.copyOf(edges);
  }

  static NumberBins from(Collection<LoggedValues> sample) {
    double[] sorted =
        sample.stream()
            .flatMap(values -> values.numbers().stream())
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    List<Double> edges = new ArrayList<>();
    for (int step = 0; step <= STEPS; step++) {
      double edge = sorted[Math.min(sorted.length - 1, step * sorted.length / STEPS)];
      if (edges.isEmpty() || edge > edges.get(edges.size() - 1)) {
        edges.add(edge);
      }
    }
    return new NumberBins(edges);
  }

  @Override
  public List<String> labels() {
    List<String> labels = new ArrayList<>();
    labels.add("below " + text(edges.get(0)));
    labels.add(text(edges.get(0)));
    for (int edge = 1; edge < edges.size(); edge++) {
      labels.add("to " + text(edges.get(edge)));
    }
    labels.add("above " + text(edges.get(edges.size() - 1)));
    return labels;
  }

  private static String text(double number) {
    return BigDecimal.valueOf(number).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  @Override
  public int[] of(LoggedValues values) {
    double[] sorted = edges.stream().mapToDouble(Double::doubleValue).toArray();
    return values.numbers().stream().mapToInt(number -> bin(sorted, number)).toArray();
  }

  private static int bin(double[] edges, double number) {
    if (number < edges[0]) {
      return 0;
    }
    int place = Arrays.binarySearch(edges, number);
    return 1 + (place >= 0 ? place : -place - 1);
  }
}
