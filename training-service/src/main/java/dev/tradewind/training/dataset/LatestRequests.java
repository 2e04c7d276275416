package dev.tradewind.training.dataset;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The latest requests, each once; a few, however many there were. */
final class LatestRequests {

  private static final int MOST = 32;

  private static final Comparator<Map.Entry<List<String>, Made>> LATEST_FIRST =
      Comparator.<Map.Entry<List<String>, Made>, Instant>comparing(one -> one.getValue().at())
          .reversed()
          // Of one moment by their texts: the same log makes the same file.
          .thenComparing(one -> String.join(" ", one.getKey()));

  private final Map<List<String>, Made> latest = new HashMap<>();

  private record Made(Instant at, List<String> people) {

    private Made later(Made other) {
      return at.isBefore(other.at) ? other : this;
    }
  }

  /**
   * Adds one.
   *
   * @param people the ids of whose it is
   */
  void add(List<String> history, List<String> people, Instant at) {
    latest.merge(List.copyOf(history), new Made(at, people), Made::later);
    if (latest.size() > MOST) {
      latest.entrySet().stream().max(LATEST_FIRST).map(Map.Entry::getKey).ifPresent(latest::remove);
    }
  }

  /** The histories of those who may be in it, the latest first. */
  List<List<String>> of(Predicate<String> allowed) {
    return latest.entrySet().stream()
        .sorted(LATEST_FIRST)
        .filter(one -> one.getValue().people().stream().allMatch(allowed))
        .map(Map.Entry::getKey)
        .toList();
  }
}
