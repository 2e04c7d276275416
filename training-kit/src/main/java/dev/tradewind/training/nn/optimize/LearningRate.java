package dev.tradewind.training.nn.optimize;

/** The learning rate of each step. */
@FunctionalInterface
public interface LearningRate {

  /**
   * @param step from 1
   * @return above 0
   */
  double at(long step);

  static LearningRate constant(double rate) {
    return step -> rate;
  }

  /**
   * Rises in a straight line, then falls along half a cosine (Loshchilov and Hutter 2017) to a
   * tenth of a percent of its peak, and stays there.
   *
   * @param peak above 0
   * @param warmUp steps to the peak, 0 or more
   * @param total steps, at least warmUp
   */
  static LearningRate warmUpCosine(double peak, long warmUp, long total) {
    if (warmUp < 0 || total < warmUp) {
      throw new IllegalArgumentException(
          "warmUp: " + warmUp + " of " + total + " steps (expected: 0 to all of them)");
    }
    double least = 1e-3;
    return step -> {
      if (step <= warmUp) {
        return peak * step / warmUp;
      }
      double done = Math.min(1, (step - warmUp) / (double) Math.max(1, total - warmUp));
      return peak * (least + (1 - least) * (1 + Math.cos(Math.PI * done)) / 2);
    };
  }
}
