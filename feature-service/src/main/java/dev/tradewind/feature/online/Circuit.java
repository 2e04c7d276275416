package dev.tradewind.feature.online;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Keeps calls away from what has failed several times in a row, so that they do not wait for it in
 * vain. Every so often one call is let through; its success lets all through again.
 */
public final class Circuit {

  private final int tripAfter;
  private final long retryNanos;
  private final LongSupplier nanoTime;
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicLong nextTry = new AtomicLong();

  /**
   * A closed circuit: calls go through.
   *
   * @param tripAfter how many failures in a row open it
   * @param retryEvery how often a call is let through while it is open
   * @param nanoTime as {@link System#nanoTime}
   */
  public Circuit(int tripAfter, Duration retryEvery, LongSupplier nanoTime) {
    this.tripAfter = tripAfter;
    this.retryNanos = retryEvery.toNanos();
    this.nanoTime = nanoTime;
  }

  /** Whether a call may go through now; while open, true for one caller each time. */
  public boolean allows() {
    if (failures.get() < tripAfter) {
      return true;
    }
    long due = nextTry.get();
    long now = nanoTime.getAsLong();
    return now - due >= 0 && nextTry.compareAndSet(due, now + retryNanos);
  }

  /** A call that was let through has been answered. */
  public void succeeded() {
    if (failures.get() != 0) {
      failures.set(0);
    }
  }

  /** A call that was let through has failed. */
  public void failed() {
    if (failures.incrementAndGet() == tripAfter) {
      nextTry.set(nanoTime.getAsLong() + retryNanos);
    }
  }
}
