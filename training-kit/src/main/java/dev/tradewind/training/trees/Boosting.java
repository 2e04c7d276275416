package dev.tradewind.training.trees;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;

/**
 * Grows trees one after another, each towards what those before it miss (Friedman 2001), by
 * XGBoost's histograms (Chen and Guestrin 2016).
 *
 * @param objective what for
 * @param options how
 * @param heard told after each tree
 * @param over asked before each tree but the first: whether no time is left
 */
public record Boosting(
    Objective objective, BoostingOptions options, Heard heard, BooleanSupplier over) {

  /** Told how far it is. */
  @FunctionalInterface
  public interface Heard {

    /**
     * Called after each tree.
     *
     * @param round trees grown
     * @param rounds that there will be at most
     */
    void grown(int round, int rounds);
  }

  /**
   * What came of it.
   *
   * @param trees those up to the best round
   * @param qualities after each round, those after the best one too; none where nothing was
   *     measured
   */
  public record Outcome(TreeEnsemble trees, List<Double> qualities) {

    public Outcome {
      qualities = List.copyOf(qualities);
    }

    /** How many trees there are. */
    public int rounds() {
      return trees.trees().size();
    }
  }

  /**
   * Grows trees until no more make the validation better.
   *
   * @param quality of scores of the validation examples; more is better
   */
  public Outcome choose(
      TreeExamples examples, TreeExamples validation, ToDoubleFunction<double[]> quality) {
    try (NativeBooster booster = NativeBooster.of(objective, options, examples, validation)) {
      List<Double> qualities = new ArrayList<>();
      int best = 0;
      double most = Double.NEGATIVE_INFINITY;
      for (int round = 1; round <= options.rounds() && isDue(round); round++) {
        booster.grow();
        heard.grown(round, options.rounds());
        double now = quality.applyAsDouble(booster.scores());
        qualities.add(now);
        if (best == 0 || now > most) {
          best = round;
          most = now;
        } else if (round - best >= options.patience()) {
          break;
        }
      }
      return new Outcome(booster.trees().first(best), qualities);
    }
  }

  /** Grows so many trees as the options say. */
  public Outcome grow(TreeExamples examples) {
    try (NativeBooster booster = NativeBooster.of(objective, options, examples, null)) {
      for (int round = 1; round <= options.rounds() && isDue(round); round++) {
        booster.grow();
        heard.grown(round, options.rounds());
      }
      return new Outcome(booster.trees(), List.of());
    }
  }

  private boolean isDue(int round) {
    return round == 1 || !over.getAsBoolean();
  }
}
