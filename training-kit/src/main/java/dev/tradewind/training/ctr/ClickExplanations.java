package dev.tradewind.training.ctr;

import dev.tradewind.training.report.Explanation;
import dev.tradewind.training.report.measure.PermutationImportance;
import dev.tradewind.training.report.measure.RankedScores;
import dev.tradewind.training.report.plot.Numbers;
import dev.tradewind.training.risk.learner.Column;
import dev.tradewind.training.risk.learner.Parts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What the model looks at, and why it answered as it did. */
record ClickExplanations(
    ClickInference inference, Impressions data, Parts parts, ClickMeasurement measured) {

  private static final int REPEATS = 2;
  private static final int MOST_PARTS = 10;
  private static final int MOST_MEASURED = 20_000;
  private static final String HISTORY = "history";

  /** What is lost by shuffling each column, and the histories. */
  List<PermutationImportance> importance(long seed) {
    int[] test = Arrays.copyOf(parts.test(), Math.min(MOST_MEASURED, parts.test().length));
    List<String> names = new ArrayList<>();
    data.examples().columns().forEach(column -> names.add(column.name()));
    if (data.hasHistories()) {
      names.add(HISTORY);
    }
    boolean[] truth = data.examples().truth(test);
    int columns = data.examples().columns().size();
    return PermutationImportance.of(
        names,
        test.length,
        area(inference.placed(test), truth),
        (column, source) -> {
          int[] other = new int[test.length];
          Arrays.setAll(other, i -> test[source[i]]);
          List<float[]> rows = new ArrayList<>();
          for (int i = 0; i < test.length; i++) {
            float[] row = data.examples().rows()[test[i]].clone();
            if (column < columns) {
              row[column] = data.examples().rows()[other[i]][column];
            }
            rows.add(row);
          }
          return area(
              inference.placed(rows, inference.histories(column < columns ? test : other)), truth);
        },
        REPEATS,
        seed);
  }

  private static double area(double[] scores, boolean[] truth) {
    RankedScores ranked = new RankedScores(scores, truth);
    double area = ranked.area(ranked.all());
    return Double.isNaN(area) ? 0.5 : area;
  }

  /** The likeliest click, the likeliest that was none, and the click that looked least like it. */
  List<Explanation> explanations() {
    boolean[] truth = measured.truth();
    List<Integer> falling =
        IntStream.range(0, truth.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -measured.logits()[i]))
            .toList();
    List<Integer> chosen = new ArrayList<>();
    falling.stream().filter(i -> truth[i]).findFirst().ifPresent(chosen::add);
    falling.stream().filter(i -> !truth[i]).findFirst().ifPresent(chosen::add);
    falling.stream().filter(i -> truth[i]).reduce((a, b) -> b).ifPresent(chosen::add);
    return chosen.stream().distinct().map(this::explanation).toList();
  }

  /** What each value adds: the log odds, less those with that of a common impression. */
  private Explanation explanation(int place) {
    int one = parts.test()[place];
    float[] row = data.examples().rows()[one];
    int[] own = data.hasHistories() ? data.histories()[one] : new int[0];
    List<float[]> rows = new ArrayList<>(List.of(row));
    List<int[]> histories = new ArrayList<>(List.of(own));
    for (int column = 0; column < row.length; column++) {
      float[] changed = row.clone();
      changed[column] = usual(column);
      rows.add(changed);
      histories.add(own);
    }
    if (data.hasHistories()) {
      rows.add(row);
      histories.add(new int[0]);
    }
    double[] scores = inference.placed(rows, data.hasHistories() ? histories : List.of());
    List<Explanation.Part> given = new ArrayList<>();
    for (int i = 1; i < scores.length; i++) {
      given.add(new Explanation.Part(named(i - 1, row, own), scores[0] - scores[i]));
    }
    given.sort(Comparator.comparingDouble(part -> -Math.abs(part.contribution())));
    return new Explanation(
        "Impression " + (place + 1) + " of those held out",
        "Probability of a click "
            + Numbers.percent(measured.model()[place])
            + "; it was "
            + (measured.truth()[place] ? "clicked" : "not clicked")
            + ". Each bar: what would be missing with that value at its usual one, the median of"
            + " numbers and the most frequent word, or without the history",
        "log odds",
        given.subList(0, Math.min(MOST_PARTS, given.size())));
  }

  private String named(int column, float[] row, int[] own) {
    List<Column> columns = data.examples().columns();
    if (column >= columns.size()) {
      return HISTORY + " of " + own.length + " items";
    }
    String value =
        columns.get(column) instanceof Column.Words words
            ? '"' + words.words().get((int) row[column]) + '"'
            : Numbers.write((double) row[column]);
    return columns.get(column).name() + " = " + value;
  }

  private float usual(int column) {
    double[] sorted =
        Arrays.stream(parts.train())
            .mapToDouble(i -> data.examples().rows()[i][column])
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    if (sorted.length == 0) {
      return Float.NaN;
    }
    if (!(data.examples().columns().get(column) instanceof Column.Words)) {
      return (float) sorted[sorted.length / 2];
    }
    int[] counts = new int[(int) sorted[sorted.length - 1] + 1];
    for (double word : sorted) {
      counts[(int) word]++;
    }
    return IntStream.range(0, counts.length).reduce(0, (a, b) -> counts[b] > counts[a] ? b : a);
  }
}
