package dev.tradewind.training.risk.table;

import dev.tradewind.training.risk.learner.Examples;
import dev.tradewind.training.risk.learner.Parts;
import dev.tradewind.training.run.RunFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What the rows of a table are for: of seven in ten is learned, one in ten is chosen on, two in ten
 * are measured on. With a time these follow each other, and rows of one moment stay together;
 * without, they are drawn by the seed, so that each has its share of both kinds.
 */
final class TableParts {

  private static final double CHOSEN_FROM = 0.7;
  private static final double TESTED_FROM = 0.8;

  private TableParts() {}

  static Parts of(Table table, long seed) {
    Parts parts =
        table.time() == null
            ? drawn(table.examples(), seed)
            : inTime(byTime(table.times()), table.times());
    check(table, "to learn from", parts.fit());
    check(table, "to choose on", parts.validation());
    check(table, "to measure on", parts.test());
    return parts;
  }

  /** Rows by rising time; of one moment in the order of the file. */
  static int[] byTime(double[] times) {
    return IntStream.range(0, times.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> times[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static Parts inTime(int[] order, double[] times) {
    int chosenFrom = change(order, times, (int) (CHOSEN_FROM * order.length));
    int testedFrom = change(order, times, (int) (TESTED_FROM * order.length));
    return parts(
        IntStream.of(order).limit(chosenFrom).toArray(),
        IntStream.of(order).limit(testedFrom).skip(chosenFrom).toArray(),
        IntStream.of(order).skip(testedFrom).toArray());
  }

  /** The first place, from one on, whose moment is another than that of the place before. */
  static int change(int[] order, double[] times, int from) {
    int at = from;
    while (at > 0 && at < order.length && times[order[at]] == times[order[at - 1]]) {
      at++;
    }
    return at;
  }

  private static Parts drawn(Examples examples, long seed) {
    List<Integer> fit = new ArrayList<>();
    List<Integer> validation = new ArrayList<>();
    List<Integer> test = new ArrayList<>();
    Random random = new Random(seed);
    for (boolean kind : new boolean[] {false, true}) {
      List<Integer> own =
          new ArrayList<>(
              IntStream.range(0, examples.size())
                  .filter(i -> examples.truth()[i] == kind)
                  .boxed()
                  .toList());
      Collections.shuffle(own, random);
      int chosenFrom = (int) Math.round(CHOSEN_FROM * own.size());
      int testedFrom = (int) Math.round(TESTED_FROM * own.size());
      fit.addAll(own.subList(0, chosenFrom));
      validation.addAll(own.subList(chosenFrom, testedFrom));
      test.addAll(own.subList(testedFrom, own.size()));
    }
    return parts(sorted(fit), sorted(validation), sorted(test));
  }

  private static Parts parts(int[] fit, int[] validation, int[] test) {
    int[] train = IntStream.concat(IntStream.of(fit), IntStream.of(validation)).toArray();
    return new Parts(fit, validation, train, test);
  }

  private static int[] sorted(List<Integer> some) {
    return some.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  private static void check(Table table, String purpose, int[] some) {
    int yes = table.examples().positives(some);
    if (yes == 0 || yes == some.length) {
      throw RunFailure.data(
          yes
              + " of "
              + some.length
              + " rows "
              + purpose
              + " have "
              + table.label()
              + " = 1 (expected: some of each kind"
              + (table.time() == null ? ")" : "; without the order in time: --set time=none)"));
    }
  }
}
