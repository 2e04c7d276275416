package dev.tradewind.feature.materialization;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How far the online store is behind the log.
 *
 * @param partitions by number; empty where the log or the store was never seen
 */
public record MaterializationStatus(
    State state, List<Partition> partitions, Duration freshnessP50, Duration freshnessP99) {

  /** What is being done. */
  public enum State {
    /** The end of the log has been seen; new events are applied as they come. */
    LIVE,
    /** The end of the log has not been seen since the derivation, or this process, began. */
    REBUILDING,
    /** The log or the store does not answer. */
    STALLED
  }

  /** How far one partition is. */
  public record Partition(long nextOffset, long endOffset) {}

  public MaterializationStatus {
    partitions = List.copyOf(partitions);
  }

  static MaterializationStatus of(
      Optional<GenerationFollower> followed, boolean stalled, Freshness freshness) {
    Duration[] quantiles = freshness.quantiles(0.5, 0.99);
    List<Partition> partitions =
        followed.stream()
            .flatMap(follower -> follower.partitions().stream())
            .map(partition -> new Partition(partition.position(), partition.end()))
            .toList();
    return new MaterializationStatus(
        stateOf(followed, stalled), partitions, quantiles[0], quantiles[1]);
  }

  private static State stateOf(Optional<GenerationFollower> followed, boolean stalled) {
    if (stalled || followed.isEmpty() || followed.get().isStalled()) {
      return State.STALLED;
    }
    return followed.get().isCaughtUp() ? State.LIVE : State.REBUILDING;
  }

  /** How many events of the log are in the store. */
  public long applied() {
    return partitions.stream().mapToLong(Partition::nextOffset).sum();
  }

  /** How many events of the log are not in the store, as far as is known. */
  public long lag() {
    return partitions.stream()
        .mapToLong(partition -> partition.endOffset() - partition.nextOffset())
        .sum();
  }
}
