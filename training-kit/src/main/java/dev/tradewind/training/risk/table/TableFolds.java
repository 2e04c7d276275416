package dev.tradewind.training.risk.table;

import dev.tradewind.training.risk.learner.Examples;
import dev.tradewind.training.risk.learner.RiskData.NamedFold;
import dev.tradewind.training.run.RunFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Parts of a table's training rows, held out in turn. Without a time: stratified folds, each with
 * its share of both kinds; all of them together are the training rows. With a time: blocks that
 * follow each other, each held out after learning from all before it, the first one only learned
 * from.
 */
final class TableFolds {

  private TableFolds() {}

  static List<NamedFold> of(Table table, int[] train, int count, long seed) {
    List<NamedFold> folds =
        table.time() == null
            ? drawn(table.examples(), train, count, seed)
            : inTime(table, train, count);
    for (NamedFold fold : folds) {
      check(table, fold.fit(), count);
      check(table, fold.validation(), count);
    }
    return folds;
  }

  private static List<NamedFold> drawn(Examples examples, int[] train, int count, long seed) {
    int[] foldOf = new int[examples.size()];
    Random random = new Random(seed);
    int next = 0;
    for (boolean kind : new boolean[] {false, true}) {
      List<Integer> own =
          new ArrayList<>(
              IntStream.of(train).filter(i -> examples.truth()[i] == kind).boxed().toList());
      Collections.shuffle(own, random);
      for (int one : own) {
        foldOf[one] = next++ % count;
      }
    }
    List<NamedFold> folds = new ArrayList<>();
    for (int fold = 0; fold < count; fold++) {
      int own = fold;
      folds.add(
          new NamedFold(
              "part " + (fold + 1) + " of " + count,
              IntStream.of(train).filter(i -> foldOf[i] != own).sorted().toArray(),
              IntStream.of(train).filter(i -> foldOf[i] == own).sorted().toArray()));
    }
    return folds;
  }

  private static List<NamedFold> inTime(Table table, int[] train, int count) {
    int[] order =
        IntStream.of(TableParts.byTime(table.times()))
            .filter(membership(train, table.times().length)::get)
            .toArray();
    int blocks = count + 1;
    List<NamedFold> folds = new ArrayList<>();
    for (int fold = 1; fold <= count; fold++) {
      int from = cut(order, table, fold, blocks);
      int to = cut(order, table, fold + 1, blocks);
      folds.add(
          new NamedFold(
              "block " + (fold + 1) + " of " + blocks + " in time",
              Arrays.copyOfRange(order, 0, from),
              Arrays.copyOfRange(order, from, to)));
    }
    return folds;
  }

  private static int cut(int[] order, Table table, int block, int blocks) {
    return TableParts.change(order, table.times(), (int) ((long) order.length * block / blocks));
  }

  private static BitSet membership(int[] some, int size) {
    BitSet members = new BitSet(size);
    Arrays.stream(some).forEach(members::set);
    return members;
  }

  private static void check(Table table, int[] some, int count) {
    int yes = table.examples().positives(some);
    if (yes == 0 || yes == some.length) {
      throw RunFailure.parameter(
          "folds: "
              + count
              + " (expected: fewer: one has "
              + yes
              + " rows with "
              + table.label()
              + " = 1 among "
              + some.length
              + ')');
    }
  }
}
