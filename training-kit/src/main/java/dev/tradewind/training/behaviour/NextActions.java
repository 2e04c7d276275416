package dev.tradewind.training.behaviour;

import dev.tradewind.training.report.Comparison;
import dev.tradewind.training.report.measure.BinaryPredictions;
import dev.tradewind.training.report.measure.Bootstrap;
import dev.tradewind.training.report.measure.Confusion;
import dev.tradewind.training.run.Metric;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes next within a visit, as it was told.
 *
 * @param names of actions, the last that there is none
 * @param truth numbers of them
 * @param model probabilities
 * @param floor the same of the simple method
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
record NextActions(
    List<String> names, List<Moment> moments, int[] truth, double[][] model, double[][] floor) {

  private static final double CLOSE = 1e-7;
  private static final String MARKOV = "what followed the last action";

  static NextActions of(
      Events events, List<Moment> test, BehaviourAnswers answers, SimpleMethods simple) {
    List<Moment> visits = BehaviourSplit.ofVisits(test);
    List<double[]> ours = new ArrayList<>();
    for (int i = 0; i < test.size(); i++) {
      if (!test.get(i).isOfHorizon()) {
        ours.add(answers.next()[i]);
      }
    }
    List<String> names = new ArrayList<>(events.actions());
    names.add(BehaviourInference.LEAVES);
    return new NextActions(
        names,
        visits,
        visits.stream().mapToInt(Moment::next).toArray(),
        ours.toArray(double[][]::new),
        simple.next(visits));
  }

  void compare(List<Comparison> into, Comparison.Draws draws) {
    if (truth.length == 0) {
      return;
    }
    add(into, draws, "accuracy", "Share of events after which the likeliest action came.", true);
    add(
        into,
        draws,
        "log_loss",
        "Mean of the negative logarithm of the probability that was given to what came.",
        false);
  }

  private void add(
      List<Comparison> into, Comparison.Draws draws, String name, String meaning, boolean hits) {
    double[] ours = hits ? hits(model) : losses(model);
    double[] simple = hits ? hits(floor) : losses(floor);
    into.add(
        Comparison.of(
            new Metric(name, mean(ours), mean(simple), MARKOV, hits, false),
            meaning,
            null,
            draws,
            Bootstrap.mean(ours),
            Bootstrap.mean(simple)));
  }

  Confusion confusion() {
    int[] answers = new int[truth.length];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = best(model[i]);
    }
    return Confusion.of(names, truth, answers);
  }

  /** How sure each answer is, and whether it was right. */
  BinaryPredictions confidence() {
    double[] sure = new double[truth.length];
    boolean[] right = new boolean[truth.length];
    for (int i = 0; i < sure.length; i++) {
      int best = best(model[i]);
      sure[i] = Math.min(1, model[i][best]);
      right[i] = best == truth[i];
    }
    return new BinaryPredictions(sure, right);
  }

  private double[] hits(double[][] probabilities) {
    double[] hits = new double[truth.length];
    for (int i = 0; i < hits.length; i++) {
      hits[i] = best(probabilities[i]) == truth[i] ? 1 : 0;
    }
    return hits;
  }

  private double[] losses(double[][] probabilities) {
    double[] losses = new double[truth.length];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = -Math.log(Math.max(CLOSE, probabilities[i][truth[i]]));
    }
    return losses;
  }

  private static double mean(double[] values) {
    return java.util.Arrays.stream(values).average().orElse(Double.NaN);
  }

  private static int best(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
