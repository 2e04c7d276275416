package dev.tradewind.training.ctr;

import dev.tradewind.training.risk.learner.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The items that a model knows: those that were shown or taken twice in what it learns from, the
 * most frequent first. Number i + 1 is the i-th of them; all others are 0.
 *
 * @param known their ids
 * @param ofItems number of each word of the column of items
 * @param ofHistories number of each item of histories
 */
@SuppressWarnings("ArrayRecordComponent") // numbers; never compared or printed
record ItemNumbers(List<String> known, int[] ofItems, int[] ofHistories) {

  private static final int MOST = 100_000;
  private static final int FEWEST = 2;

  static ItemNumbers of(Impressions data, int[] some) {
    List<String> shown =
        data.item() < 0
            ? List.of()
            : ((Column.Words) data.examples().columns().get(data.item())).words();
    Map<String, Integer> counts = new HashMap<>();
    for (int one : some) {
      if (data.item() >= 0) {
        counts.merge(shown.get((int) data.examples().rows()[one][data.item()]), 1, Integer::sum);
      }
      if (data.hasHistories()) {
        for (int item : data.histories()[one]) {
          counts.merge(data.items().get(item), 1, Integer::sum);
        }
      }
    }
    List<String> known =
        counts.entrySet().stream()
            .filter(one -> one.getValue() >= FEWEST && !one.getKey().isEmpty())
            .sorted(
                Comparator.comparingInt((Map.Entry<String, Integer> one) -> -one.getValue())
                    .thenComparing(Map.Entry::getKey))
            .limit(MOST)
            .map(Map.Entry::getKey)
            .toList();
    Map<String, Integer> numbers = new HashMap<>();
    known.forEach(id -> numbers.put(id, numbers.size() + 1));
    return new ItemNumbers(
        new ArrayList<>(known), numbered(shown, numbers), numbered(data.items(), numbers));
  }

  private static int[] numbered(List<String> ids, Map<String, Integer> numbers) {
    return ids.stream().mapToInt(id -> numbers.getOrDefault(id, 0)).toArray();
  }

  /** Of an impression's item; 0 where there is none. */
  int item(Impressions data, float[] row) {
    return data.item() < 0 ? 0 : ofItems[(int) row[data.item()]];
  }

  /** Of an impression's history: the newest, behind zeros. */
  void history(Impressions data, int one, int[] into, int from, int length) {
    if (length == 0) {
      return;
    }
    int[] all = data.histories()[one];
    int count = Math.min(length, all.length);
    for (int i = 0; i < count; i++) {
      into[from + length - count + i] = ofHistories[all[all.length - count + i]];
    }
  }
}
