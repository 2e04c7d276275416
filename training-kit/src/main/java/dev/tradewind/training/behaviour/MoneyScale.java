package dev.tradewind.training.behaviour;

import java.util.List;

/**
 * The logarithm of what buyers spend, in training.
 *
 * @param mean of the logarithms
 * @param deviation of them, above 0
 * @param largest of them: nobody is expected to spend more
 */
record MoneyScale(double mean, double deviation, double largest) {

  static MoneyScale of(List<Moment> moments) {
    double[] logs =
        moments.stream()
            .filter(one -> one.money() > 0)
            .mapToDouble(one -> Math.log(one.money()))
            .toArray();
    if (logs.length < 2) {
      return new MoneyScale(0, 1, 0);
    }
    double mean = java.util.Arrays.stream(logs).average().orElse(0);
    double variance =
        java.util.Arrays.stream(logs).map(v -> (v - mean) * (v - mean)).average().orElse(1);
    return new MoneyScale(
        mean, Math.max(1e-3, Math.sqrt(variance)), java.util.Arrays.stream(logs).max().orElse(0));
  }
}
