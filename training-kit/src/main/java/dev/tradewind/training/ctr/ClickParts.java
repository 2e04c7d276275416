package dev.tradewind.training.ctr;

import dev.tradewind.training.risk.learner.Examples;
import dev.tradewind.training.risk.learner.Parts;
import dev.tradewind.training.run.RunFailure;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Of seven in ten impressions is learned, one in ten is chosen on, two in ten are measured on: in
 * the order of time, those of one moment together; without a time as the seed draws them.
 */
final class ClickParts {

  private static final double CHOSEN_FROM = 0.7;
  private static final double TESTED_FROM = 0.8;

  private ClickParts() {}

  static Parts of(Impressions data, long seed) {
    int size = data.examples().size();
    int[] order = data.isTimed() ? byTime(data.times()) : drawn(size, seed);
    int chosen = change(order, data.times(), (int) (CHOSEN_FROM * size));
    int tested = change(order, data.times(), (int) (TESTED_FROM * size));
    int[] fit = IntStream.of(order).limit(chosen).toArray();
    int[] validation = IntStream.of(order).limit(tested).skip(chosen).toArray();
    int[] train = IntStream.of(order).limit(tested).toArray();
    int[] test = IntStream.of(order).skip(tested).toArray();
    check(data.examples(), "learn from", fit);
    check(data.examples(), "choose on", validation);
    check(data.examples(), "measure on", test);
    return new Parts(fit, validation, train, test);
  }

  private static int[] byTime(double[] times) {
    return IntStream.range(0, times.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> times[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int[] drawn(int size, long seed) {
    int[] order = IntStream.range(0, size).toArray();
    Random random = new Random(seed);
    for (int i = size - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }

  /** The first place, from one on, whose moment is another than that of the place before. */
  private static int change(int[] order, double[] times, int from) {
    int at = from;
    while (times.length > 0
        && at > 0
        && at < order.length
        && times[order[at]] == times[order[at - 1]]) {
      at++;
    }
    return at;
  }

  private static void check(Examples examples, String purpose, int[] some) {
    int yes = examples.positives(some);
    if (yes == 0 || yes == some.length) {
      throw RunFailure.data(
          yes
              + " of "
              + some.length
              + " impressions to "
              + purpose
              + " are clicked (expected: some of each kind)");
    }
  }
}
