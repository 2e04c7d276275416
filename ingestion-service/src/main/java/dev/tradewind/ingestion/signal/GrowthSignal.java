package dev.tradewind.ingestion.signal;

import dev.tradewind.ingestion.admission.Admission;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Wakes readers when something grows. It remembers the last ends it was told of, so that growth
 * between a reader's look and its wait is not missed.
 */
public class GrowthSignal {

  private static final long NOT_KNOWN = -1;

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
        () -> {
          Waiter waiter = new Waiter(partition, offset);
          // Entered before the wait begins to run out: leaving comes after entering, always.
          enter(waiter);
          return Uni.createFrom()
              .completionStage(waiter.woken)
              .ifNoItem()
              .after(atMost)
              .recoverWithItem(false)
              .onTermination()
              .invoke(() -> leave(waiter));
        });
  }

  /** Says where partitions end now. Older news than what is known is ignored. */
  public void appended(Map<Integer, Long> endOffsets) {
    List<Waiter> woken = new ArrayList<>();
    synchronized (this) {
      endOffsets.forEach(
          (partition, end) -> {
            ends.merge(partition, end, Math::max);
            for (Waiter waiter : waiters.getOrDefault(partition, Set.of())) {
              if (end > waiter.offset) {
                woken.add(waiter);
              }
            }
          });
    }
    // Outside the lock: each emission runs the reader's next step, and then leaves the set.
    woken.forEach(waiter -> waiter.woken.complete(true));
  }

  /** Whether it ends at the offset, as far as is known. */
  public synchronized boolean isKnownToEndAt(int partition, long offset) {
    return ends.getOrDefault(partition, NOT_KNOWN) == offset;
  }

  /** Whether anybody waits. */
  public synchronized boolean isAwaited() {
    return !waiters.isEmpty();
  }

  private synchronized void enter(Waiter waiter) {
    if (ends.getOrDefault(waiter.partition, 0L) > waiter.offset) {
      waiter.woken.complete(true);
      return;
    }
    waiters.computeIfAbsent(waiter.partition, any -> new HashSet<>()).add(waiter);
  }

  private synchronized void leave(Waiter waiter) {
    waiters.computeIfPresent(
        waiter.partition,
        (partition, others) -> {
          others.remove(waiter);
          return others.isEmpty() ? null : others;
        });
  }

  /** Each is its own: two readers may wait for the same. */
  private static final class Waiter {
    private final int partition;
    private final long offset;
    private final CompletableFuture<Boolean> woken = new CompletableFuture<>();

    Waiter(int partition, long offset) {
      this.partition = partition;
      this.offset = offset;
    }
  }
}
