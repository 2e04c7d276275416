package dev.tradewind.training.nextitem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What golden requests ask: no history and one of nothing known, some of the test, and some as
 * callers have asked them.
 *
 * @param all in this order
 * @param logged how many callers have asked
 */
record GoldenQuestions(List<Asked> all, int logged) {

  private static final int OF_THE_TEST = 6;
  private static final int OF_CALLERS = 6;
  private static final int LONGEST_OF_THE_TEST = 12;

  GoldenQuestions {
    all = List.copyOf(all);
  }

  /**
   * A history.
   *
   * @param name for a person to read
   * @param history ids of items, oldest first
   */
  record Asked(String name, List<String> history) {

    private static Asked ofTest(List<String> items) {
      int from = Math.max(0, items.size() - LONGEST_OF_THE_TEST);
      List<String> last = items.subList(from, items.size());
      return new Asked(last.size() + " items", last);
    }
  }

  /**
   * Chooses them.
   *
   * @param items of which the i-th is the item i + 1
   * @param requests that callers have made
   */
  static GoldenQuestions of(List<String> items, SequenceSplit split, List<List<String>> requests) {
    List<Asked> all = new ArrayList<>();
    all.add(Asked.ofTest(List.of("")));
    all.add(Asked.ofTest(List.of("no such item")));
    split.test().stream()
        .limit(OF_THE_TEST)
        .map(one -> Arrays.stream(one.history()).mapToObj(item -> items.get(item - 1)).toList())
        .forEach(history -> all.add(Asked.ofTest(history)));
    List<List<String>> spread = spread(requests);
    spread.forEach(
        history -> all.add(new Asked(history.size() + " items, as a caller asked", history)));
    return new GoldenQuestions(all, spread.size());
  }

  /** From the shortest to the longest, in steps of as many requests. */
  private static List<List<String>> spread(List<List<String>> requests) {
    List<List<String>> sorted =
        requests.stream()
            .filter(history -> !history.isEmpty())
            .distinct()
            .sorted(
                Comparator.<List<String>>comparingInt(List::size)
                    .thenComparing(history -> String.join(" ", history)))
            .toList();
    int taken = Math.min(OF_CALLERS, sorted.size());
    return IntStream.range(0, taken)
        .mapToObj(i -> sorted.get(i * (sorted.size() - 1) / Math.max(1, taken - 1)))
        .toList();
  }
}
