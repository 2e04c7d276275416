package dev.tradewind.local.console;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for a condition, with a limit. */
public final class Poll {

  private Poll() {}

  /**
   * Asks again and again until the condition holds.
   *
   * @param limit how long at most
   * @param interval between two questions
   * @return whether it held in time
   * @throws InterruptedException where the thread is told to stop
   */
  public static boolean until(Duration limit, Duration interval, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while waiting");
      }
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      LockSupport.parkNanos(interval.toNanos());
    }
    return true;
  }

  /**
   * Lets time pass before something is tried again.
   *
   * @throws InterruptedException where the thread is told to stop
   */
  public static void pause(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while waiting");
      }
    }
  }
}
