package dev.tradewind.training.ctr;

import java.util.function.IntToDoubleFunction;

/**
 * What another way of choosing what is shown would have brought, told from a log whose own chances
 * are known: a column of numbers for each impression.
 *
 * @param weights chance of the other way over that of the log, for what was shown
 * @param rewards what came of it
 * @param modelled what a model expects of what was shown
 * @param expected what a model expects of the other way, over all that could be shown
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers; never compared or printed
record OffPolicy(double[] weights, double[] rewards, double[] modelled, double[] expected) {

  /** Inverse propensity scoring (Horvitz and Thompson 1952): unbiased, and restless. */
  double inversePropensity(int[] drawn) {
    return mean(drawn, i -> weights[i] * rewards[i]);
  }

  /** Over the sum of the weights (Swaminathan and Joachims 2015): calmer, a little biased. */
  double selfNormalised(int[] drawn) {
    double all = mean(drawn, i -> weights[i]);
    return all > 0 ? inversePropensity(drawn) / all : Double.NaN;
  }

  /** Doubly robust (Dudik, Langford and Li 2011): right where the chances or the model are. */
  double doublyRobust(int[] drawn) {
    return mean(drawn, i -> expected[i] + weights[i] * (rewards[i] - modelled[i]));
  }

  /** What the log itself brought. */
  double logged(int[] drawn) {
    return mean(drawn, i -> rewards[i]);
  }

  /** How many impressions the weights are worth (Kish 1965). */
  double effective() {
    double sum = 0;
    double squares = 0;
    for (double weight : weights) {
      sum += weight;
      squares += weight * weight;
    }
    return squares > 0 ? sum * sum / squares : 0;
  }

  private static double mean(int[] drawn, IntToDoubleFunction value) {
    double sum = 0;
    for (int i : drawn) {
      sum += value.applyAsDouble(i);
    }
    return sum / drawn.length;
  }
}
