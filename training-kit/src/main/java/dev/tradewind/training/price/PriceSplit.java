package dev.tradewind.training.price;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Which rows are learned from, and which measured on: in time the last fifth, rows of one moment on
 * one side; or else a fifth drawn by the seed.
 */
@SuppressWarnings("ArrayRecordComponent") // places of rows; never compared or printed
record PriceSplit(int[] train, int[] test, boolean inTime) {

  private static final double LEARNED = 0.8;

  static PriceSplit of(Sales sales, long seed) {
    boolean inTime = sales.times().length > 0;
    int[] order = inTime ? byTime(sales.times()) : drawn(sales.size(), seed);
    int from = (int) Math.round(LEARNED * order.length);
    while (inTime
        && from < order.length
        && sales.times()[order[from]] == sales.times()[order[from - 1]]) {
      from++;
    }
    if (from == order.length) {
      return new PriceSplit(
          IntStream.of(drawn(order.length, seed)).limit((long) (LEARNED * from)).toArray(),
          IntStream.of(drawn(order.length, seed)).skip((long) (LEARNED * from)).toArray(),
          false);
    }
    return new PriceSplit(
        IntStream.of(order).limit(from).toArray(),
        IntStream.of(order).skip(from).toArray(),
        inTime);
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
}
