package dev.tradewind.training.intent;

import dev.tradewind.training.report.measure.BinaryPredictions;
import dev.tradewind.training.report.measure.Confusion;
import dev.tradewind.training.report.measure.RocCurve;
import java.util.Arrays;
import java.util.List;

/**
 * What a method says to held-out sentences: first those of an intent, then those of none. A
 * sentence whose confidence is below the threshold is taken for one of none.
 */
final class IntentAnswers {

  /** Share of validation sentences of an intent that the threshold gives up. */
  private static final double GIVEN_UP = 0.05;

  private static final int NONE = -1;

  private final List<String> intents;
  private final int[] truth;
  private final int[] given;
  private final double[] confidence;
  private final double threshold;

  /**
   * Takes answers.
   *
   * @param truth of sentences of an intent; those beyond its end are of none
   * @param given the likeliest intent of each sentence
   * @param confidence the probability of each
   */
  IntentAnswers(
      List<String> intents, int[] truth, int[] given, double[] confidence, double threshold) {
    this.intents = intents;
    this.truth = Arrays.copyOf(truth, given.length);
    Arrays.fill(this.truth, truth.length, given.length, NONE);
    this.given = given;
    this.confidence = confidence;
    this.threshold = threshold;
  }

  /**
   * The confidence that one in twenty validation sentences of an intent is below: it needs no
   * sentences of none.
   */
  static double threshold(double[] confidence) {
    double[] sorted = Arrays.stream(confidence).sorted().toArray();
    return sorted[(int) (GIVEN_UP * sorted.length)];
  }

  double threshold() {
    return threshold;
  }

  boolean hasOutOfScope() {
    return Arrays.stream(truth).anyMatch(one -> one == NONE);
  }

  int[] all() {
    int[] all = new int[truth.length];
    Arrays.setAll(all, i -> i);
    return all;
  }

  /**
   * Share of sentences answered right. Where there are sentences of none, they are right below the
   * threshold, and the others above it only.
   */
  double accuracy(int[] drawn) {
    boolean open = hasOutOfScope();
    int right = 0;
    for (int index : drawn) {
      boolean accepted = !open || confidence[index] >= threshold;
      right += truth[index] == (accepted ? given[index] : NONE) ? 1 : 0;
    }
    return (double) right / drawn.length;
  }

  /** Share of sentences of an intent whose likeliest intent is the right one. */
  double inScopeAccuracy(int[] drawn) {
    int right = 0;
    int all = 0;
    for (int index : drawn) {
      all += truth[index] == NONE ? 0 : 1;
      right += truth[index] == given[index] ? 1 : 0;
    }
    return (double) right / all;
  }

  /** Mean F1 of the intents, over sentences of one. */
  double macroF1(int[] drawn) {
    return confusion(drawn).macroF1();
  }

  /** Share of sentences of none that are below the threshold. */
  double outOfScopeRecall(int[] drawn) {
    int found = 0;
    int all = 0;
    for (int index : drawn) {
      if (truth[index] == NONE) {
        all++;
        found += confidence[index] < threshold ? 1 : 0;
      }
    }
    return (double) found / all;
  }

  /** How often a sentence of none is less sure than one of an intent. */
  double outOfScopeArea(int[] drawn) {
    double[] scores = new double[drawn.length];
    boolean[] none = new boolean[drawn.length];
    for (int i = 0; i < drawn.length; i++) {
      scores[i] = -confidence[drawn[i]];
      none[i] = truth[drawn[i]] == NONE;
    }
    return RocCurve.area(new BinaryPredictions(scores, none));
  }

  Confusion confusion(int[] drawn) {
    int[] inScope = Arrays.stream(drawn).filter(index -> truth[index] != NONE).toArray();
    return Confusion.of(
        intents,
        Arrays.stream(inScope).map(index -> truth[index]).toArray(),
        Arrays.stream(inScope).map(index -> given[index]).toArray());
  }

  /** How sure each answer to a sentence of an intent was, and whether it was right. */
  BinaryPredictions confidences() {
    int[] inScope = Arrays.stream(all()).filter(index -> truth[index] != NONE).toArray();
    boolean[] right = new boolean[inScope.length];
    for (int i = 0; i < right.length; i++) {
      right[i] = truth[inScope[i]] == given[inScope[i]];
    }
    return new BinaryPredictions(
        Arrays.stream(inScope).mapToDouble(index -> confidence[index]).toArray(), right);
  }
}
