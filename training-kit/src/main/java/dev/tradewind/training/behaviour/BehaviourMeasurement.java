package dev.tradewind.training.behaviour;

import dev.tradewind.training.report.Comparison;
import dev.tradewind.training.report.measure.BinaryPredictions;
import dev.tradewind.training.report.measure.Bootstrap;
import dev.tradewind.training.report.measure.RankedScores;
import dev.tradewind.training.run.Metric;
import dev.tradewind.training.run.RunFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The answers at the last horizon, beside those of simple methods. */
final class BehaviourMeasurement {

  private static final String RFM = "RFM regression";
  private static final String VISIT = "regression on the visit";

  private final Events events;
  private final Map<Question, Told> told = new EnumMap<>(Question.class);
  private final NextActions next;
  private final List<Comparison> comparisons = new ArrayList<>();
  private final Bootstrap bootstrap;
  private @Nullable Spending spending;

  /** Probabilities of one question. */
  @SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
  record Told(List<Moment> asked, double[] logits, double[] floor, boolean[] truth) {

    BinaryPredictions model() {
      return new BinaryPredictions(probabilities(logits), truth);
    }

    BinaryPredictions simple() {
      return new BinaryPredictions(probabilities(floor), truth);
    }

    private static double[] probabilities(double[] logits) {
      return Arrays.stream(logits).map(z -> 1 / (1 + Math.exp(-z))).toArray();
    }
  }

  BehaviourMeasurement(
      Events events, List<Moment> test, BehaviourAnswers answers, SimpleMethods simple, long seed) {
    this.events = events;
    bootstrap = Bootstrap.sized(test.size(), seed);
    Question primary = BehaviourReasons.about(events);
    for (Question question : order(primary)) {
      List<Moment> asked = BehaviourSplit.asked(test, question);
      boolean[] truth = BehaviourSplit.truth(asked, question);
      if (hasBoth(truth)) {
        double[] floor = simple.logits(question, asked);
        Told one = new Told(asked, Certainty.of(question, test, answers), floor, truth);
        told.put(question, one);
        yesNo(question, one, question == primary);
      } else if (question == primary) {
        throw RunFailure.data(
            "in the last horizon "
                + (truth.length > 0 && truth[0] ? "every" : "no")
                + " shopper "
                + question.yes()
                + " (expected: some of each; another horizon_days)");
      }
    }
    next = NextActions.of(events, test, answers, simple);
    next.compare(comparisons, draws(next.moments()));
    if (events.valued()) {
      money(test, answers, simple);
    }
  }

  /** What data can tell. */
  static List<Question> told(Events events) {
    return events.purchase() < 0 ? List.of(Question.LEAVES) : List.of(Question.values());
  }

  private List<Question> order(Question primary) {
    List<Question> all = new ArrayList<>(List.of(primary));
    told(events).stream().filter(one -> one != primary).forEach(all::add);
    return all;
  }

  private static boolean hasBoth(boolean[] truth) {
    boolean both = false;
    for (boolean one : truth) {
      both |= one != truth[0];
    }
    return both;
  }

  /** Shoppers are drawn, each with all of the moments. */
  private Comparison.Draws draws(List<Moment> moments) {
    int[] shoppers = moments.stream().mapToInt(Moment::shopper).toArray();
    return statistic -> bootstrap.overGroups(shoppers, statistic);
  }

  private void yesNo(Question question, Told one, boolean primary) {
    RankedScores ours = new RankedScores(one.logits(), one.truth());
    RankedScores simple = new RankedScores(one.floor(), one.truth());
    String prefix = primary ? "" : question.word() + "_";
    String floor = question == Question.BUYS_IN_SESSION ? VISIT : RFM;
    Comparison.Draws draws = draws(one.asked());
    comparisons.add(
        Comparison.of(
            new Metric(
                prefix + "roc_auc",
                ours.area(ours.all()),
                simple.area(simple.all()),
                floor,
                true,
                primary),
            "How often one who " + question.yes() + " scores above one of whom that is not so.",
            null,
            draws,
            ours::area,
            simple::area));
    comparisons.add(
        Comparison.of(
            new Metric(
                prefix + "average_precision",
                ours.averagePrecision(ours.all()),
                simple.averagePrecision(simple.all()),
                floor,
                true,
                false),
            "Of those looked at, from the likeliest on, how many it is so of.",
            null,
            draws,
            ours::averagePrecision,
            simple::averagePrecision));
  }

  private void money(List<Moment> test, BehaviourAnswers answers, SimpleMethods simple) {
    List<Moment> asked = test.stream().filter(one -> !Float.isNaN(one.money())).toList();
    double[] spent = asked.stream().mapToDouble(Moment::money).toArray();
    double[] expected = new double[spent.length];
    int at = 0;
    for (int i = 0; i < test.size(); i++) {
      if (!Float.isNaN(test.get(i).money())) {
        expected[at++] = answers.money()[i];
      }
    }
    spending = new Spending(expected, spent);
    Spending floor = new Spending(simple.money(asked), spent);
    Comparison.Draws draws = draws(asked);
    money(
        "rmse",
        "How far the money expected of a shopper is off, root of the mean square.",
        false,
        draws,
        spending::rootMeanSquare,
        floor::rootMeanSquare);
    money(
        "spearman",
        "How far the order of what is expected is the order of what is spent.",
        true,
        draws,
        spending::rankCorrelation,
        floor::rankCorrelation);
    money(
        "gini",
        "How much of the money those have from whom most is expected, over what those have who"
            + " spend most (normalised Gini).",
        true,
        draws,
        spending::gini,
        floor::gini);
  }

  private void money(
      String name,
      String meaning,
      boolean higher,
      Comparison.Draws draws,
      ToDoubleFunction<int[]> model,
      ToDoubleFunction<int[]> floor) {
    int[] all = spending == null ? new int[0] : spending.all();
    comparisons.add(
        Comparison.of(
            new Metric(
                name, model.applyAsDouble(all), floor.applyAsDouble(all), RFM, higher, false),
            meaning,
            null,
            draws,
            model,
            floor));
  }

  List<Comparison> comparisons() {
    return comparisons;
  }

  /** Of each question that has answers of both kinds. */
  Map<Question, Told> all() {
    return told;
  }

  /** Of a question that has answers of both kinds. */
  Told told(Question question) {
    Told one = told.get(question);
    if (one == null) {
      throw new IllegalArgumentException("not measured: " + question);
    }
    return one;
  }

  NextActions next() {
    return next;
  }

  /** Of money; null where there is none. */
  @Nullable Spending spending() {
    return spending;
  }
}
