package dev.tradewind.inference.serving.batch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Threads without work. The one that rested last is woken first: what it needs is still in its
 * processor's caches, where a queue of waiters would wake the coldest.
 *
 * <p>All methods are called with the lock held.
 */
final class IdleThreads {

  private final ReentrantLock lock;
  private final LongSupplier clock;
  private final Deque<Thread> resting = new ArrayDeque<>();

  /** When some of them looks again by itself, at the latest. */
  private long nextLook = Long.MAX_VALUE;

  IdleThreads(ReentrantLock lock, LongSupplier clock) {
    this.lock = lock;
    this.clock = clock;
  }

  boolean isEmpty() {
    return resting.isEmpty();
  }

  /**
   * Gives the lock up until this thread is woken, and may return earlier.
   *
   * @param due when it looks again by itself; {@link Long#MAX_VALUE} means never
   */
  void rest(long due) throws InterruptedException {
    Thread self = Thread.currentThread();
    resting.push(self);
    nextLook = Math.min(nextLook, due);
    lock.unlock();
    try {
      if (due == Long.MAX_VALUE) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, due - clock.getAsLong());
      }
    } finally {
      lock.lock();
      resting.remove(self);
      nextLook = Long.MAX_VALUE;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** Wakes one, unless one looks by itself before there is something to do. */
  void wake(long due, long now) {
    if (!resting.isEmpty() && (due <= now || due < nextLook)) {
      LockSupport.unpark(resting.pop());
    }
  }

  void wakeAll() {
    resting.forEach(LockSupport::unpark);
  }
}
