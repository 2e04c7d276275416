package dev.tradewind.training.nextitem;

import dev.tradewind.training.data.Question;
import dev.tradewind.training.run.TimeBudget;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Chooses how to count: one number after the other, by validation questions. What is best differs
 * from set to set by more than most networks do from each other.
 */
final class CountingFit {

  private static final int MOST_QUESTIONS = 5_000;

  /** Gains smaller than this share are as likely chance: so many ways are tried on one sample. */
  private static final double LEAST_GAIN = 0.01;

  private final SequenceSplit split;
  private final List<Question> questions;
  private final int items;
  private final int width;
  private final float[] scores;
  private CountingShape best;
  private double worth;

  private CountingFit(SequenceSplit split, List<Question> questions, int items, int width) {
    this.split = split;
    this.questions = questions;
    this.items = items;
    this.width = width;
    scores = new float[items + 1];
    best = CountingShape.usual(!split.masked());
    worth = worth(best, counts(best));
  }

  /**
   * The best shape found.
   *
   * @param questions of validation, in an order that says nothing; the first are used
   * @param width neighbours kept for each item
   * @param budget the search ends with it, or when all has been tried
   */
  static CountingShape fit(
      SequenceSplit split, List<Question> questions, int items, int width, TimeBudget budget) {
    CountingFit fit =
        new CountingFit(
            split, questions.subList(0, Math.min(MOST_QUESTIONS, questions.size())), items, width);
    fit.search(budget);
    return fit.best;
  }

  private void search(TimeBudget budget) {
    List<Function<CountingShape, List<CountingShape>>> ways =
        List.of(
            from -> shapes(from::withRecency, 0.3, 0.45, 0.75, 0.85, 0.93),
            from -> shapes(from::withBackward, 0, 0.5, 1),
            from -> shapes(from::withTotalPower, 0, 0.5, 0.75),
            from -> shapes(from::withFrequencyPower, 0, 0.2, 0.35),
            from -> shapes(from::withDecay, 0.3, 1),
            from -> shapes(value -> from.withWindow((int) value), 5, 20));
    for (Function<CountingShape, List<CountingShape>> way : ways) {
      CoCounts counts = null;
      double bar = worth * (1 + LEAST_GAIN);
      for (CountingShape shape : way.apply(best)) {
        if (budget.isOver()) {
          return;
        }
        // How much steps back count for changes nothing in the table.
        counts =
            counts != null && counts.shape().withRecency(shape.recency()).equals(shape)
                ? counts.as(shape)
                : counts(shape);
        double found = worth(shape, counts);
        if (found > Math.max(bar, worth)) {
          worth = found;
          best = shape;
        }
      }
    }
  }

  private static List<CountingShape> shapes(DoubleFunction<CountingShape> with, double... values) {
    return DoubleStream.of(values).mapToObj(with).toList();
  }

  private CoCounts counts(CountingShape shape) {
    return CoCounts.of(split.training(), items, width, shape);
  }

  private double worth(CountingShape shape, CoCounts counts) {
    double sum = 0;
    for (Question question : questions) {
      Arrays.fill(scores, 0);
      int[] history = question.history();
      double weight = 1;
      for (int i = history.length - 1;
          i >= Math.max(0, history.length - NetworkShape.LENGTH);
          i--) {
        counts.add(history[i], (float) weight, scores);
        weight *= shape.recency();
      }
      sum += split.goal().worth(rank(question, counts.popularity()));
    }
    return sum / Math.max(1, questions.size());
  }

  private int rank(Question question, float[] popularity) {
    int next = question.next();
    for (int item : split.leftOut(question)) {
      scores[item] = -1;
    }
    float bar = scores[next];
    int rank = 0;
    for (int item = 1; item <= items; item++) {
      boolean above =
          scores[item] > bar
              || (scores[item] == bar && popularity[item - 1] >= popularity[next - 1]);
      rank += above && item != next ? 1 : 0;
    }
    return rank;
  }
}
