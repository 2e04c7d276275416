package dev.tradewind.training.behaviour;

import dev.tradewind.training.run.RunFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Gathers events line by line; memory is that of three numbers an event. */
final class EventGathering {

  /** What a purchase is called where the file does not say. */
  static final String PURCHASE = "purchase";

  /** Actions beyond the most frequent ones are one. */
  private static final String OTHER = "other";

  private static final int MOST_ACTIONS = 30;
  private static final int FEWEST_SHOPPERS = 50;
  private static final Set<String> PURCHASES =
      Set.of(
          PURCHASE,
          "purchased",
          "buy",
          "bought",
          "order",
          "ordered",
          "placeorder",
          "orderplaced",
          "transaction",
          "payment",
          "paid",
          "pay",
          "sale",
          "checkoutcomplete");

  private final Map<String, One> shoppers = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private long[] counts = new long[16];
  private long skipped;

  /** What is known of a shopper so far. */
  private static final class One {
    long[] times = new long[4];
    int[] actions = new int[4];
    float[] values = new float[4];
    int size;

    void add(long time, int action, float value) {
      if (size == times.length) {
        int more = size + size / 2 + 1;
        times = Arrays.copyOf(times, more);
        actions = Arrays.copyOf(actions, more);
        values = Arrays.copyOf(values, more);
      }
      times[size] = time;
      actions[size] = action;
      values[size++] = value;
    }
  }

  /** An event. */
  void add(String shopper, long time, String action, float value) {
    int number =
        numbers.computeIfAbsent(
            action,
            name -> {
              names.add(name);
              return names.size() - 1;
            });
    if (number == counts.length) {
      counts = Arrays.copyOf(counts, 2 * number);
    }
    counts[number]++;
    shoppers.computeIfAbsent(shopper, id -> new One()).add(time, number, value);
  }

  /** A line that says not who or when. */
  void skip() {
    skipped++;
  }

  /**
   * All of them.
   *
   * @param named the action that is a purchase; empty to go by its name
   */
  Events events(String named, String fingerprint) {
    if (shoppers.size() < FEWEST_SHOPPERS) {
      throw RunFailure.data(
          "events of "
              + shoppers.size()
              + " shoppers (expected: "
              + FEWEST_SHOPPERS
              + " at least)");
    }
    List<Integer> order =
        IntStream.range(0, names.size())
            .boxed()
            .sorted(Comparator.comparingLong((Integer at) -> -counts[at]))
            .toList();
    int bought = purchase(named);
    List<String> kept = new ArrayList<>();
    int[] places = new int[names.size()];
    for (int at : order) {
      if (kept.size() < MOST_ACTIONS || at == bought) {
        places[at] = kept.size();
        kept.add(names.get(at));
      } else {
        places[at] = -1;
      }
    }
    boolean more = kept.size() < names.size();
    int other = kept.indexOf(OTHER) >= 0 ? kept.indexOf(OTHER) : kept.size();
    if (more && other == kept.size()) {
      kept.add(OTHER);
    }
    List<Events.Shopper> all = new ArrayList<>();
    int purchase = bought < 0 ? -1 : places[bought];
    boolean valued = false;
    for (Map.Entry<String, One> entry : shoppers.entrySet()) {
      Events.Shopper one = sorted(entry.getKey(), entry.getValue(), places, other, purchase);
      all.add(one);
      for (float value : one.values()) {
        valued |= value > 0;
      }
    }
    return new Events(kept, purchase, valued, all, skipped, fingerprint);
  }

  private int purchase(String named) {
    if (!named.isEmpty()) {
      Integer number = numbers.get(named);
      if (number == null) {
        throw RunFailure.parameter(
            "purchase: no action \"" + named + "\" (actions: " + names + ")");
      }
      return number;
    }
    return IntStream.range(0, names.size())
        .filter(at -> PURCHASES.contains(EventColumns.plain(names.get(at))))
        .boxed()
        .max(Comparator.comparingLong(at -> counts[at]))
        .orElse(-1);
  }

  private static Events.Shopper sorted(String id, One one, int[] places, int other, int purchase) {
    long[] times = one.times;
    int[] order =
        IntStream.range(0, one.size)
            .boxed()
            .sorted(Comparator.comparingLong((Integer at) -> times[at]))
            .mapToInt(Integer::intValue)
            .toArray();
    long[] when = new long[one.size];
    int[] what = new int[one.size];
    float[] money = new float[one.size];
    for (int i = 0; i < order.length; i++) {
      int place = places[one.actions[order[i]]];
      when[i] = times[order[i]];
      what[i] = place < 0 ? other : place;
      money[i] = what[i] == purchase ? Math.max(0, one.values[order[i]]) : 0;
    }
    return new Events.Shopper(id, when, what, money);
  }
}
