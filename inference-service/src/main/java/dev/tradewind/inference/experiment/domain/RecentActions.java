package dev.tradewind.inference.experiment.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;

/** The actions received last, by shopper; of too many the oldest leave early. */
final class RecentActions {

  private static final Comparator<Entry> BY_TIME =
      Comparator.comparing((Entry entry) -> entry.action().receivedAt()).thenComparing(Entry::id);

  private record Entry(String id, Action action) {}

  private final PriorityQueue<Entry> entries = new PriorityQueue<>(BY_TIME);
  private final Map<String, List<Action>> byId = new HashMap<>();
  private final int most;
  private final BiConsumer<String, Action> leaving;

  /**
   * @param most that are kept
   * @param leaving is given those that are no longer recent, oldest first
   */
  RecentActions(int most, BiConsumer<String, Action> leaving) {
    this.most = most;
    this.leaving = leaving;
  }

  void add(String id, Action action) {
    entries.add(new Entry(id, action));
    byId.computeIfAbsent(id, ignored -> new ArrayList<>(2)).add(action);
    if (entries.size() > most) {
      leave(entries.remove());
    }
  }

  List<Action> of(String id) {
    return byId.getOrDefault(id, List.of());
  }

  /** What was received before that moment is no longer recent. */
  void passed(Instant moment) {
    for (Entry oldest = entries.peek();
        oldest != null && oldest.action().receivedAt().isBefore(moment);
        oldest = entries.peek()) {
      leave(entries.remove());
    }
  }

  private void leave(Entry entry) {
    byId.computeIfPresent(
        entry.id(),
        (id, actions) -> {
          actions.remove(entry.action());
          return actions.isEmpty() ? null : actions;
        });
    leaving.accept(entry.id(), entry.action());
  }
}
