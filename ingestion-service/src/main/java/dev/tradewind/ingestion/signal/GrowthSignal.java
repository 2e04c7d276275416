package dev.tradewind.ingestion.signal;

import dev.tradewind.ingestion.admission.Admission;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Wakes readers when something grows. It remembers the last ends it was told of, so that growth
 * between a reader's look and its wait is not missed.
 */
public class GrowthSignal {

  private final Admission admission;
  private final Map<Integer, Long> ends = new HashMap<>();
  private final Map<Integer, Set<Waiter>> waiters = new HashMap<>();

  /**
   * Makes a signal that nobody waits for yet.
   *
   * @param maxWaiting how many readers may wait, at least 1; more are refused with OVERLOADED
   */
  public GrowthSignal(int maxWaiting) {
    admission = new Admission("waiting readers", maxWaiting);
  }

  /**
   * Whether the partition's end went beyond the offset within the time; answers as soon as it does.
   */
  public Uni<Boolean> grownBeyond(int partition, long offset, Duration atMost) {
    return admission.admit(
        () ->
            Uni.createFrom()
                .<Boolean>emitter(emitter -> enter(new Waiter(partition, offset, emitter)))
                .ifNoItem()
                .after(atMost)
                .recoverWithItem(false));
  }

  /** Says where partitions end now. Older news than what is known is ignored. */
  public void appended(Map<Integer, Long> endOffsets) {
    List<Waiter> woken = new ArrayList<>();
    synchronized (this) {
      endOffsets.forEach(
          (partition, end) -> {
            ends.merge(partition, end, Math::max);
            for (Waiter waiter : waiters.getOrDefault(partition, Set.of())) {
              if (end > waiter.offset()) {
                woken.add(waiter);
              }
            }
          });
    }
    // Outside the lock: each emission runs the reader's next step, and then leaves the set.
    woken.forEach(waiter -> waiter.emitter().complete(true));
  }

  /** Whether anybody waits. */
  public synchronized boolean isAwaited() {
    return !waiters.isEmpty();
  }

  private void enter(Waiter waiter) {
    waiter.emitter().onTermination(() -> leave(waiter));
    boolean grown;
    synchronized (this) {
      grown = ends.getOrDefault(waiter.partition(), 0L) > waiter.offset();
      if (!grown) {
        waiters.computeIfAbsent(waiter.partition(), any -> new HashSet<>()).add(waiter);
      }
    }
    if (grown) {
      waiter.emitter().complete(true);
    }
  }

  private synchronized void leave(Waiter waiter) {
    waiters.computeIfPresent(
        waiter.partition(),
        (partition, others) -> {
          others.remove(waiter);
          return others.isEmpty() ? null : others;
        });
  }

  /** Each is its own: two readers may wait for the same. */
  private static final class Waiter {
    private final int partition;
    private final long offset;
    private final UniEmitter<? super Boolean> emitter;

    Waiter(int partition, long offset, UniEmitter<? super Boolean> emitter) {
      this.partition = partition;
      this.offset = offset;
      this.emitter = emitter;
    }

    int partition() {
      return partition;
    }

    long offset() {
      return offset;
    }

    UniEmitter<? super Boolean> emitter() {
      return emitter;
    }
  }
}
