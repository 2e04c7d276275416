package dev.tradewind.inference.shoplog;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a partition has been read. Of the follower's thread. */
final class Cursor {

  final int partition;
  long position;
  boolean caughtUp;
  Instant readThrough = Instant.MIN;
  @Nullable Cancellable read;

  /** Read, and not yet handed on to its end as another partition may be behind. */
  @Nullable Arrival waiting;

  Cursor(int partition, long position) {
    this.partition = partition;
    this.position = position;
  }
}
