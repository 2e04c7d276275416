package dev.tradewind.training.behaviour;

/**
 * Answers at moments.
 *
 * @param logits of each {@link Question}, by moment
 * @param money expected, by moment
 * @param next probabilities of next actions, by moment; the last is that there is none
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
record BehaviourAnswers(double[][] logits, double[] money, double[][] next) {

  static BehaviourAnswers of(int moments, int actions) {
    return new BehaviourAnswers(
        new double[moments][Question.count()], new double[moments], new double[moments][actions]);
  }

  /** Takes what a part of them came to. */
  void put(int from, int count, float[] answers, float[] sums, float[] chances) {
    int width = next[from].length;
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < Question.count(); k++) {
        logits[from + i][k] = answers[i * Question.count() + k];
      }
      money[from + i] = sums[i];
      for (int k = 0; k < width; k++) {
        next[from + i][k] = chances[i * width + k];
      }
    }
  }

  /** Log odds of one question. */
  double[] logits(Question question) {
    double[] some = new double[logits.length];
    for (int i = 0; i < some.length; i++) {
      some[i] = logits[i][question.place()];
    }
    return some;
  }
}
