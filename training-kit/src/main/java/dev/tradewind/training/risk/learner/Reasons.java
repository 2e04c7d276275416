package dev.tradewind.training.risk.learner;

import dev.tradewind.training.report.Explanation;
import dev.tradewind.training.report.measure.PermutationImportance;
import dev.tradewind.training.report.measure.RankedScores;
import dev.tradewind.training.report.plot.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What a model looks at, and why it answered as it did.
 *
 * @param inference the measured model
 * @param logits of the test examples
 * @param words how they are spoken of
 */
@SuppressWarnings("ArrayRecordComponent") // numbers; never compared or printed
public record Reasons(
    RiskInference inference, Examples examples, Parts parts, double[] logits, Wording words) {

  private static final int REPEATS = 2;
  private static final int EXPLAINED = 3;
  private static final int MOST_PARTS = 10;

  /**
   * How examples are spoken of.
   *
   * @param example what one is, capitalised, for example "Payment"
   * @param yes what it may be, for example "fraud"
   * @param no what it is else, for example "honest"
   * @param column the name of a column as a person reads it
   */
  public record Wording(String example, String yes, String no, UnaryOperator<String> column) {}

  /** What is lost by shuffling each column. */
  public List<PermutationImportance> importance(long seed) {
    int[] test = parts.test();
    return PermutationImportance.of(
        examples.columns().stream().map(column -> words.column().apply(column.name())).toList(),
        test.length,
        quality(logits),
        (column, source) -> {
          List<float[]> rows = new ArrayList<>(test.length);
          for (int i = 0; i < test.length; i++) {
            float[] row = examples.rows()[test[i]].clone();
            row[column] = examples.rows()[test[source[i]]][column];
            rows.add(row);
          }
          return quality(inference.logits(rows));
        },
        REPEATS,
        seed);
  }

  private double quality(double[] scores) {
    RankedScores ranked = new RankedScores(scores, examples.truth(parts.test()));
    return ranked.averagePrecision(ranked.all());
  }

  /** The likeliest yes, the likeliest that was none, and the yes that looked least like it. */
  public List<Explanation> explanations() {
    int[] test = parts.test();
    List<Integer> falling =
        IntStream.range(0, test.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -logits[i]))
            .toList();
    List<Integer> chosen = new ArrayList<>();
    falling.stream().filter(i -> examples.truth()[test[i]]).findFirst().ifPresent(chosen::add);
    falling.stream().filter(i -> !examples.truth()[test[i]]).findFirst().ifPresent(chosen::add);
    falling.stream()
        .filter(i -> examples.truth()[test[i]])
        .reduce((first, second) -> second)
        .ifPresent(chosen::add);
    float[] usual = usual();
    return chosen.stream()
        .distinct()
        .limit(EXPLAINED)
        .map(place -> explanation(place, usual))
        .toList();
  }

  /** What each value adds: the log odds, less those with the usual value in its place. */
  private Explanation explanation(int place, float[] usual) {
    float[] row = examples.rows()[parts.test()[place]];
    List<float[]> rows = new ArrayList<>(List.of(row));
    for (int column = 0; column < row.length; column++) {
      float[] changed = row.clone();
      changed[column] = usual[column];
      rows.add(changed);
    }
    double[] scores = inference.logits(rows);
    List<Explanation.Part> contributions =
        IntStream.range(0, row.length)
            .mapToObj(column -> part(column, row[column], scores[0] - scores[column + 1]))
            .sorted(Comparator.comparingDouble(one -> -Math.abs(one.contribution())))
            .limit(MOST_PARTS)
            .toList();
    return new Explanation(
        words.example() + " " + (place + 1) + " of those held out",
        "Probability of "
            + words.yes()
            + " "
            + Numbers.percent(RiskInference.probability(scores[0]))
            + "; it was "
            + (examples.truth()[parts.test()[place]] ? words.yes() : words.no())
            + ". Each bar: what would be missing with that value at its usual one, the median of"
            + " numbers and the most frequent word",
        "log odds",
        contributions);
  }

  private Explanation.Part part(int column, float value, double contribution) {
    String name = words.column().apply(examples.columns().get(column).name());
    return new Explanation.Part(name + " = " + examples.show(column, value), contribution);
  }

  private float[] usual() {
    float[] usual = new float[examples.columns().size()];
    for (int column = 0; column < usual.length; column++) {
      int at = column;
      double[] sorted =
          IntStream.of(parts.train())
              .mapToDouble(i -> examples.rows()[i][at])
              .filter(value -> !Double.isNaN(value))
              .sorted()
              .toArray();
      boolean word = examples.columns().get(column) instanceof Column.Words;
      usual[column] =
          sorted.length == 0
              ? Float.NaN
              : (float) (word ? mostFrequent(sorted) : sorted[sorted.length / 2]);
    }
    return usual;
  }

  private static double mostFrequent(double[] sorted) {
    double best = sorted[0];
    int most = 0;
    for (int from = 0; from < sorted.length; ) {
      int to = from;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      if (to - from > most) {
        most = to - from;
        best = sorted[from];
      }
      from = to;
    }
    return best;
  }
}
