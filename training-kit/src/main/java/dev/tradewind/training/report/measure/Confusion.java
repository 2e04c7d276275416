package dev.tradewind.training.report.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was answered for what was true.
 *
 * @param labels of the classes, by number
 * @param counts rows: truth; columns: answer
 */
public record Confusion(List<String> labels, List<List<Integer>> counts) {

  /**
   * One class.
   *
   * @param support how many examples are of it
   * @param precision null where it was never answered
   * @param recall null where no example is of it
   * @param f1 null where both are
   */
  public record OfClass(
      String label,
      int support,
      @Nullable Double precision,
      @Nullable Double recall,
      @Nullable Double f1) {}

  public Confusion {
    labels = List.copyOf(labels);
    counts = counts.stream().map(List::copyOf).toList();
  }

  /**
   * Counts.
   *
   * @param truth numbers of classes
   * @param answers as many
   */
  public static Confusion of(List<String> labels, int[] truth, int[] answers) {
    if (truth.length != answers.length) {
      throw new IllegalArgumentException(
          "truth: " + truth.length + ", answers: " + answers.length + " (expected: as many)");
    }
    int[][] table = new int[labels.size()][labels.size()];
    for (int i = 0; i < truth.length; i++) {
      table[truth[i]][answers[i]]++;
    }
    return new Confusion(
        labels, Arrays.stream(table).map(row -> Arrays.stream(row).boxed().toList()).toList());
  }

  /** Share of right answers. */
  public double accuracy() {
    int right = 0;
    int all = 0;
    for (int truth = 0; truth < labels.size(); truth++) {
      right += counts.get(truth).get(truth);
      all += counts.get(truth).stream().mapToInt(Integer::intValue).sum();
    }
    return all == 0 ? 0 : (double) right / all;
  }

  /** Mean F1 of the classes that have one. */
  public double macroF1() {
    return byClass().stream()
        .map(OfClass::f1)
        .filter(java.util.Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(0);
  }

  /** Each class. */
  public List<OfClass> byClass() {
    List<OfClass> all = new ArrayList<>();
    for (int one = 0; one < labels.size(); one++) {
      int right = counts.get(one).get(one);
      int support = counts.get(one).stream().mapToInt(Integer::intValue).sum();
      int answered = 0;
      for (List<Integer> row : counts) {
        answered += row.get(one);
      }
      all.add(
          new OfClass(
              labels.get(one),
              support,
              Rate.of(right, answered).value(),
              Rate.of(right, support).value(),
              support + answered == 0 ? null : 2.0 * right / (support + answered)));
    }
    return all;
  }
}
