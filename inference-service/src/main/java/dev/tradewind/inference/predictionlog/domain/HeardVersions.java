package dev.tradewind.inference.predictionlog.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is kept of versions that answer, of so many at most. Whoever was heard of in the last hour
 * keeps its place, and a newcomer waits until one has been silent for so long: of more versions
 * than there is room for, all would otherwise push each other out again and again, and nothing
 * would be known of any.
 *
 * <p>Not safe for several threads.
 *
 * @param <T> what is kept of a version
 */
public final class HeardVersions<T> {

  /** Who has been silent for so long gives way. */
  public static final Duration SILENT = Duration.ofHours(1);

  private static final int MOST_WAITING = 1000;

  private final int most;

  /** Who was heard of longest ago first, as in the two others. */
  private final Map<AnsweringVersion, T> kept = new LinkedHashMap<>();

  private final Map<AnsweringVersion, Instant> heardAt = new LinkedHashMap<>();
  private final Map<AnsweringVersion, Instant> waiting = new LinkedHashMap<>();

  /**
   * Nobody was heard of yet.
   *
   * @param most versions, positive
   */
  public HeardVersions(int most) {
    this.most = most;
  }

  /**
   * A version answered.
   *
   * @param at when, by about rising times
   * @param fresh makes what is kept of one that has just found a place
   * @return what is kept of it; empty where there is no room
   */
  public Optional<T> hear(
      AnsweringVersion version, Instant at, Function<AnsweringVersion, T> fresh) {
    Instant silentSince = at.minus(SILENT);
    waiting.values().removeIf(one -> one.isBefore(silentSince));
    waiting.remove(version);
    T known = kept.remove(version);
    if (known == null && kept.size() >= most && !giveWay(silentSince)) {
      waiting.put(version, at);
      if (waiting.size() > MOST_WAITING) {
        waiting.remove(waiting.keySet().iterator().next());
      }
      return Optional.empty();
    }
    T place = known == null ? fresh.apply(version) : known;
    kept.put(version, place);
    heardAt.remove(version);
    heardAt.put(version, at);
    return Optional.of(place);
  }

  private boolean giveWay(Instant silentSince) {
    Map.Entry<AnsweringVersion, Instant> longest = heardAt.entrySet().iterator().next();
    if (longest.getValue().isAfter(silentSince)) {
      return false;
    }
    kept.remove(longest.getKey());
    heardAt.remove(longest.getKey());
    return true;
  }

  /** What is kept, as it is at any time: of who was heard of longest ago first. */
  public Map<AnsweringVersion, T> all() {
    return Collections.unmodifiableMap(kept);
  }

  /** How many were heard of in the last hour that have no place, at most 1,000. */
  public int waiting() {
    return waiting.size();
  }

  /** Nobody was heard of any more. */
  public void clear() {
    kept.clear();
    heardAt.clear();
    waiting.clear();
  }
}
