package dev.tradewind.inference.predictionlog.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came of the logged answers of all versions. What it holds is bounded: what waits for its
 * outcome or its answer by the capacities, counts by the number of models and versions, whatever
 * the number of answers.
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
  private final int callCapacity;
  private final Map<Integer, PartitionOutcomes> partitions = new HashMap<>();
  private final ModelTallies tallies = new ModelTallies();
  private CallOutcomes calls;

  /**
   * @param window after a ranking in which what its shopper does counts
   * @param capacity open rankings of one partition, and as many doings that wait for theirs
   * @param callCapacity answers that wait for the truth, and truths that wait for their answer
   */
  public OutcomeBook(Duration window, int capacity, int callCapacity) {
    this.window = window;
    this.capacity = capacity;
    this.callCapacity = callCapacity;
    this.calls = new CallOutcomes(callCapacity);
  }

  /** A ranking was shown. */
  public synchronized void shown(int partition, ShownRanking ranking) {
    tallies
        .of(ranking.model(), ranking.version())
        .ifPresent(tally -> partition(partition).shown(ranking, tally));
  }

  /** A shopper did something with an item; may be told before the ranking that it came from. */
  public synchronized void took(int partition, Taken taken) {
    partition(partition).took(taken);
  }

  /** Somebody who asked a model itself was answered. */
  public synchronized void answered(ScoredCall call) {
    tallies
        .of(call.model(), call.version())
        .ifPresent(
            tally -> {
              tally.called();
              calls.answered(call, tally);
            });
  }

  /**
   * What was predicted turned out; may be told before the prediction.
   *
   * @param id of the prediction
   * @param row of it, from 0
   */
  public synchronized void turnedOut(String id, int row, Label label) {
    calls.turnedOut(id, row, label);
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
    tallies.clear();
    calls = new CallOutcomes(callCapacity);
  }

  /** The models of which answers were logged. */
  public synchronized Set<String> models() {
    return tallies.names();
  }

  /** The versions of a model that were logged, the newest first. */
  public synchronized List<VersionOutcomes> of(String model) {
    return tallies.outcomes(model);
  }

  /** Truths of whose answers nothing is known: not yet, or not any more. */
  public synchronized long unmatched() {
    return calls.unmatched();
  }

  private PartitionOutcomes partition(int number) {
    return partitions.computeIfAbsent(number, one -> new PartitionOutcomes(window, capacity));
  }
}
