package dev.tradewind.training.risk.learner;

import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.ParameterSpec;
import dev.tradewind.training.run.TimeBudget;
import dev.tradewind.training.trees.Boosting;
import dev.tradewind.training.trees.BoostingOptions;
import dev.tradewind.training.trees.Objective;
import dev.tradewind.training.trees.TreeExamples;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Boosted trees on the same columns as the network. They are so quick that a run that goes on grows
 * them again, from the same seed to the same trees.
 *
 * @param options how they grow
 */
record RiskTrees(BoostingOptions options) {

  private static final String ROUNDS = "trees";
  private static final String DEPTH = "tree_depth";
  private static final String RATE = "tree_rate";

  private static final int PATIENCE = 50;

  /** What is rare and matters lies in few of the quantiles: a thousandth of them is not enough. */
  private static final int BINS = 4096;

  private static final double LEAF_WEIGHT = 4;
  private static final double ROW_SHARE = 0.8;
  private static final double RIDGE = 1;

  static List<ParameterSpec> parameters() {
    return List.of(
        ParameterSpec.whole(ROUNDS, 1000, 1, 10_000),
        ParameterSpec.whole(DEPTH, 6, 1, 16),
        ParameterSpec.decimal(RATE, 0.05, 1e-3, 1));
  }

  static RiskTrees of(Hyperparameters parameters, long seed) {
    return new RiskTrees(
        new BoostingOptions(
            parameters.whole(ROUNDS),
            PATIENCE,
            parameters.whole(DEPTH),
            parameters.decimal(RATE),
            BINS,
            LEAF_WEIGHT,
            ROW_SHARE,
            1,
            RIDGE,
            seed));
  }

  /**
   * Trees that were best.
   *
   * @param qualities log likelihood of an example after each tree, later ones too
   */
  record Choice(GrownTrees trees, List<Double> qualities) {

    int rounds() {
      return trees.trees().trees().size();
    }
  }

  /**
   * Grows trees for as long as the log loss on other examples falls.
   *
   * @param budget their own
   * @param done told the share that is done, 0 to 1
   */
  Choice choose(
      Encoding encoding,
      Examples examples,
      int[] fit,
      int[] validation,
      TimeBudget budget,
      DoubleConsumer done) {
    boolean[] truth = examples.truth(validation);
    TreeColumns columns = TreeColumns.of(encoding, examples, fit);
    Boosting.Outcome outcome =
        boosting(options, budget, done)
            .choose(
                seen(columns, encoding, examples, fit),
                seen(columns, encoding, examples, validation),
                scores -> -logLoss(scores, truth));
    return new Choice(new GrownTrees(outcome.trees(), columns), outcome.qualities());
  }

  /** Grows so many trees. */
  GrownTrees grow(
      Encoding encoding,
      Examples examples,
      int[] some,
      int rounds,
      TimeBudget budget,
      DoubleConsumer done) {
    TreeColumns columns = TreeColumns.of(encoding, examples, some);
    Boosting boosting = boosting(options.rounds(rounds), budget, done);
    return new GrownTrees(boosting.grow(seen(columns, encoding, examples, some)).trees(), columns);
  }

  private static Boosting boosting(
      BoostingOptions options, TimeBudget budget, DoubleConsumer done) {
    return new Boosting(
        Objective.LOGISTIC,
        options,
        (round, rounds) -> done.accept((double) round / rounds),
        budget::isOver);
  }

  private static TreeExamples seen(
      TreeColumns columns, Encoding encoding, Examples examples, int[] some) {
    List<float[]> rows =
        examples.rows(some).stream().map(encoding::numbered).map(columns::row).toList();
    float[] labels = new float[some.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = examples.truth()[some[i]] ? 1 : 0;
    }
    return TreeExamples.of(rows, labels);
  }

  private static double logLoss(double[] scores, boolean[] truth) {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      // log(1 + e^x) without overflow.
      double against = truth[i] ? -scores[i] : scores[i];
      sum += Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against)));
    }
    return sum / scores.length;
  }
}
