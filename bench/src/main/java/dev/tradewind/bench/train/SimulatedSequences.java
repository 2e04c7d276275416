package dev.tradewind.bench.train;

import dev.tradewind.training.data.Sequences;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Shoppers who take items of one neighbourhood after the other, popular ones more often; of about
 * the size of a small public set.
 */
final class SimulatedSequences {

  private static final int SHOPPERS = 10_000;
  private static final int ITEMS = 8_000;
  private static final int NEIGHBOURHOOD = 40;
  private static final double MOVES_ON = 0.2;

  private SimulatedSequences() {}

  static Sequences draw(long seed) {
    Random random = new Random(seed);
    List<String> ids = IntStream.rangeClosed(1, ITEMS).mapToObj(Integer::toString).toList();
    List<int[]> sequences = new ArrayList<>();
    for (int shopper = 0; shopper < SHOPPERS; shopper++) {
      // Most are short, some are long.
      int length = 5 + (int) Math.min(80, -4 * Math.log(1 - random.nextDouble()));
      int[] sequence = new int[length];
      Set<Integer> had = new HashSet<>();
      int around = random.nextInt(ITEMS);
      for (int i = 0; i < length; ) {
        if (random.nextDouble() < MOVES_ON) {
          around = random.nextInt(ITEMS);
        }
        int near = (int) (NEIGHBOURHOOD * Math.pow(random.nextDouble(), 2));
        int item = 1 + (around + near) % ITEMS;
        if (had.add(item)) {
          sequence[i++] = item;
        }
      }
      sequences.add(sequence);
    }
    return new Sequences(ids, sequences);
  }
}
