package dev.tradewind.training.behaviour;

import java.util.List;

/**
 * How much of the uncertainty about what comes is explained: for each answer one less its log loss
 * over that of the base rate; their mean. 0 says nothing, 1 is certainty.
 */
final class Certainty {

  private static final double CLOSE = 1e-7;

  private final List<Moment> moments;
  private final List<Question> questions;
  private final int actions;

  Certainty(List<Moment> moments, Events events) {
    this.moments = moments;
    this.questions = BehaviourMeasurement.told(events);
    this.actions = events.actions().size() + 1;
  }

  double of(BehaviourAnswers answers) {
    double sum = 0;
    int count = 0;
    for (Question question : questions) {
      boolean[] truth = BehaviourSplit.truth(BehaviourSplit.asked(moments, question), question);
      double entropy = entropy(truth);
      if (entropy > CLOSE) {
        sum += 1 - logLoss(of(question, moments, answers), truth) / entropy;
        count++;
      }
    }
    double[] loss = nextLoss(answers);
    if (loss[1] > CLOSE) {
      sum += 1 - loss[0] / loss[1];
      count++;
    }
    return count == 0 ? 0 : sum / count;
  }

  /** Log odds of those that were asked. */
  static double[] of(Question question, List<Moment> moments, BehaviourAnswers answers) {
    double[] some = new double[moments.size()];
    int size = 0;
    for (int i = 0; i < moments.size(); i++) {
      if (moments.get(i).answer(question) != Moment.UNKNOWN) {
        some[size++] = answers.logits()[i][question.place()];
      }
    }
    return java.util.Arrays.copyOf(some, size);
  }

  /** Log loss of the next action, and its entropy. */
  private double[] nextLoss(BehaviourAnswers answers) {
    double loss = 0;
    int[] counts = new int[actions];
    int all = 0;
    for (int i = 0; i < moments.size(); i++) {
      int next = moments.get(i).next();
      if (next != Moment.UNKNOWN) {
        loss -= Math.log(Math.max(CLOSE, answers.next()[i][next]));
        counts[next]++;
        all++;
      }
    }
    double entropy = 0;
    for (int count : counts) {
      entropy -= count == 0 ? 0 : (double) count / all * Math.log((double) count / all);
    }
    return new double[] {all == 0 ? 0 : loss / all, entropy};
  }

  private static double entropy(boolean[] truth) {
    int yes = 0;
    for (boolean one : truth) {
      yes += one ? 1 : 0;
    }
    if (yes == 0 || yes == truth.length) {
      return 0;
    }
    double share = (double) yes / truth.length;
    return -share * Math.log(share) - (1 - share) * Math.log(1 - share);
  }

  private static double logLoss(double[] logits, boolean[] truth) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      double z = truth[i] ? -logits[i] : logits[i];
      sum += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }
    return sum / Math.max(1, logits.length);
  }
}
