package dev.tradewind.inference.call;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Blocking work on a thread of its own, again and again; the work says when it wants to go on. */
public final class RepeatingTask implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(RepeatingTask.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final Supplier<Duration> work;
  private final Thread thread;
  private final Semaphore wishes = new Semaphore(0);
  private volatile boolean closed;

  /**
   * @param name of the thread
   * @param work does one round and returns the pause before the next
   */
  public RepeatingTask(String name, Supplier<Duration> work) {
    this.work = work;
    this.thread = new Thread(this::repeat, name);
    this.thread.setDaemon(true);
  }

  /** Starts the first round now. */
  public void start() {
    thread.start();
  }

  /** The next round starts as soon as the one under way has ended, whatever pause it wants. */
  public void soon() {
    if (wishes.availablePermits() == 0) {
      wishes.release();
    }
  }

  private void repeat() {
    try {
      while (!closed) {
        long pause = round().toMillis();
        if (wishes.tryAcquire(pause, TimeUnit.MILLISECONDS)) {
          wishes.drainPermits();
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration round() {
    try {
      return work.get();
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "%s: a round failed, the next is in %s", thread.getName(), AFTER_FAILURE);
      return AFTER_FAILURE;
    }
  }

  @Override
  public void close() {
    end();
  }

  /**
   * No further round starts. One that is under way ends in its own time, for which this waits 5 s:
   * it is not interrupted, as a native library may leak then.
   *
   * @return whether none is under way any more
   */
  public boolean end() {
    closed = true;
    wishes.release();
    try {
      thread.join(FAREWELL.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.warnf("%s: the round under way does not end", thread.getName());
    }
    return !thread.isAlive();
  }
}
