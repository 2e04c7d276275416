package dev.tradewind.feature.materialization;

import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.online.Generation;
import dev.tradewind.feature.online.StoreLag;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Applies the whole log to one generation: a follower for each partition. */
final class GenerationFollower {

  private final Generation generation;
  private final List<PartitionFollower> partitions = new ArrayList<>();
  private final List<Cancellable> running = new ArrayList<>();

  GenerationFollower(
      Generation generation, ViewCatalog views, Following following, Freshness freshness) {
    this.generation = generation;
    for (int partition = 0; partition < generation.shape().partitions(); partition++) {
      partitions.add(new PartitionFollower(partition, generation, views, following, freshness));
    }
  }

  void start() {
    partitions.forEach(partition -> running.add(partition.start()));
  }

  void stop() {
    running.forEach(Cancellable::cancel);
  }

  Generation generation() {
    return generation;
  }

  List<PartitionFollower> partitions() {
    return partitions;
  }

  boolean isCaughtUp() {
    return partitions.stream().allMatch(PartitionFollower::isCaughtUp);
  }

  boolean isStalled() {
    return partitions.stream().anyMatch(PartitionFollower::isStalled);
  }

  boolean isBeyondLog() {
    return partitions.stream().anyMatch(PartitionFollower::isBeyondLog);
  }

  /** That of the partition that is furthest behind. */
  Duration lag() {
    Duration longest = Duration.ZERO;
    for (PartitionFollower partition : partitions) {
      Duration lag = partition.lag();
      if (lag.compareTo(longest) > 0) {
        longest = lag;
      }
    }
    return partitions.isEmpty() ? StoreLag.UNKNOWN : longest;
  }
}
