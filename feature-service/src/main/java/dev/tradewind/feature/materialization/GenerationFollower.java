package dev.tradewind.feature.materialization;

import dev.tradewind.feature.online.Generation;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.ArrayList;
import java.util.List;

/** Applies the whole log to one generation: a follower for each partition. */
final class GenerationFollower {

  private final Generation generation;
  private final List<PartitionFollower> partitions = new ArrayList<>();
  private final List<Cancellable> running = new ArrayList<>();

  GenerationFollower(Generation generation, Following following) {
    this.generation = generation;
    for (int partition = 0; partition < generation.shape().partitions(); partition++) {
      partitions.add(new PartitionFollower(partition, generation, following));
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
}
