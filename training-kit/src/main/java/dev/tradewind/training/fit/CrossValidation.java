package dev.tradewind.training.fit;

import dev.tradewind.training.report.Section;
import dev.tradewind.training.report.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a model is worth on several parts held out in turn, each by a training of its own that did
 * not see it. None of them is test data, and none of these models is the one that is kept.
 *
 * @param measure what was measured, for example "average precision"; more is better
 * @param folds one or more
 */
public record CrossValidation(String measure, List<Fold> folds) {

  /** Name of the parameter that says how many folds; 1 for none. */
  public static final String PARAMETER = "folds";

  /** Most folds. */
  public static final int MOST = 20;

  public CrossValidation {
    folds = List.copyOf(folds);
  }

  /**
   * One part.
   *
   * @param name what was held out
   * @param learned examples that were learned from
   * @param measured examples that were held out
   * @param value on these
   */
  public record Fold(String name, int learned, int measured, double value) {}

  /** What a search for hyper-parameters looks at. */
  public double mean() {
    return folds.stream().mapToDouble(Fold::value).average().orElseThrow();
  }

  /** Standard deviation of the folds, as an estimate from a sample; 0 of one fold. */
  public double deviation() {
    double mean = mean();
    double squares =
        folds.stream().mapToDouble(fold -> (fold.value() - mean) * (fold.value() - mean)).sum();
    return folds.size() < 2 ? 0 : Math.sqrt(squares / (folds.size() - 1));
  }

  /** For the report. */
  public Section section() {
    return new Section(
        "How it does on other parts",
        List.of(
            String.format(
                Locale.ROOT,
                "Mean %s over %d folds: %.4f, standard deviation %.4f. Each fold is a training of"
                    + " its own that did not see what it was measured on; no fold has an example of"
                    + " the results above. The mean is what a search for hyper-parameters looks"
                    + " at.",
                measure,
                folds.size(),
                mean(),
                deviation())),
        List.of(),
        List.of(
            new Table(
                "Folds",
                List.of("held out", "learned from", "measured on", measure),
                folds.stream()
                    .map(
                        fold ->
                            Arrays.<Object>asList(
                                fold.name(), fold.learned(), fold.measured(), fold.value()))
                    .toList())));
  }
}
