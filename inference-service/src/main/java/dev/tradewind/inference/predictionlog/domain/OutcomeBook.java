package dev.tradewind.inference.predictionlog.domain;

import dev.tradewind.inference.predictionlog.domain.VersionOutcomes.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of the rankings of all versions. What it holds is bounded: open rankings, and what
 * waits for one, by the capacity, counts by the number of versions.
 *
 * <p>May be used by several threads.
 */
public final class OutcomeBook {

  /** How much later than it happened an event may be received and still count. */
  public static final Duration LATE = Duration.ofMinutes(10);

  /** How much earlier than its ranking what came of it may be in the log and still count. */
  public static final Duration HELD = Duration.ofMinutes(10);

  private final Duration window;
  private final int capacity;
  private final Map<Integer, PartitionOutcomes> partitions = new HashMap<>();
  private final Map<String, TreeMap<Long, Counts>> models = new TreeMap<>();

  /**
   * @param window after an answer in which what its shopper does counts
   * @param capacity open rankings of one partition, and as many doings that wait for theirs
   */
  public OutcomeBook(Duration window, int capacity) {
    this.window = window;
    this.capacity = capacity;
  }

  /** A ranking was shown. */
  public synchronized void shown(int partition, ShownRanking ranking) {
    partition(partition).shown(ranking);
  }

  /** A shopper did something with an item; may be told before the ranking that it came from. */
  public synchronized void took(int partition, Taken taken) {
    partition(partition).took(taken);
  }

  /** Of this partition all is known that was received before. */
  public synchronized void reached(int partition, Instant received) {
    partition(partition).reached(received);
  }

  /** Of every partition all is known that was received before. */
  public synchronized void reached(Instant received) {
    partitions.values().forEach(partition -> partition.reached(received));
  }

  /** Nothing is known any more. */
  public synchronized void clear() {
    partitions.clear();
    models.clear();
  }

  /** The versions of a model that were logged, the newest first. */
  public synchronized List<VersionOutcomes> of(String model) {
    List<VersionOutcomes> versions = new ArrayList<>();
    models
        .getOrDefault(model, new TreeMap<>())
        .descendingMap()
        .values()
        .forEach(counts -> versions.add(counts.outcomes()));
    return versions;
  }

  private PartitionOutcomes partition(int number) {
    return partitions.computeIfAbsent(number, one -> new PartitionOutcomes(window, capacity, this));
  }

  Counts counts(ShownRanking ranking) {
    return models
        .computeIfAbsent(ranking.model(), name -> new TreeMap<>())
        .computeIfAbsent(ranking.version(), Counts::new);
  }
}
