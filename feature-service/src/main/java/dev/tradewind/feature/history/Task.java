package dev.tradewind.feature.history;

import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A derivation under way: how far it is, how long it may take, whether it is wanted still. */
public final class Task {

  /** Of a derivation's time, about half goes into reading the log. */
  private static final double READING = 0.5;

  private final long deadline;
  private final Duration limit;
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong replayed = new AtomicLong();
  private volatile long toRead = 1;
  private volatile long toReplay = 1;
  private volatile boolean cancelled;

  /** Begins now, and may take so long. */
  public Task(Duration limit) {
    this.limit = limit;
    this.deadline = System.nanoTime() + limit.toNanos();
  }

  void begin(long events) {
    toRead = Math.max(1, events);
  }

  void read(long events) {
    read.addAndGet(events);
    check();
  }

  void beginReplay(long steps) {
    toReplay = Math.max(1, steps);
  }

  void replayed() {
    if ((replayed.incrementAndGet() & 0x3FF) == 0) {
      check();
    }
  }

  /** The share that is done, 0 to 1. */
  public double progress() {
    return READING * Math.min(1, read.doubleValue() / toRead)
        + (1 - READING) * Math.min(1, replayed.doubleValue() / toReplay);
  }

  /** Asks it to end soon. */
  public void cancel() {
    cancelled = true;
  }

  /**
   * Fails where it should end.
   *
   * @throws CancellationException where it was cancelled
   * @throws ServiceException DEPENDENCY_UNAVAILABLE where its time is over
   */
  void check() {
    if (cancelled || Thread.currentThread().isInterrupted()) {
      throw new CancellationException("cancelled");
    }
    if (System.nanoTime() - deadline > 0) {
      throw late();
    }
  }

  /** The time that is left. */
  Duration left() {
    check();
    return Duration.ofNanos(deadline - System.nanoTime());
  }

  /** The next of a queue; fails as {@link #check}. */
  <T> T await(BlockingQueue<T> queue) {
    while (true) {
      check();
      try {
        T next = queue.poll(Math.min(100, left().toMillis() + 1), TimeUnit.MILLISECONDS);
        if (next != null) {
          return next;
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private ServiceException late() {
    return new ServiceException(
        CommonReason.DEPENDENCY_UNAVAILABLE,
        "the training set was not derived in "
            + limit
            + "; try again later, ask for less, or export it");
  }
}
