package dev.tradewind.local.platform;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A component's process, and whether its end is wanted. */
final class Child {

  private static final Duration GRACE = Duration.ofSeconds(20);

  private final Component component;
  private final Process process;
  private volatile boolean endWanted;

  Child(Component component, Process process) {
    this.component = component;
    this.process = process;
  }

  Component component() {
    return component;
  }

  Process process() {
    return process;
  }

  boolean endWanted() {
    return endWanted;
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Asks it to end; {@link #awaitEnd} waits for it. */
  void requestEnd() {
    endWanted = true;
    if (component == Component.POSTGRES) {
      // SIGTERM would wait for clients to leave by themselves; SIGINT is PostgreSQL's fast
      // shutdown.
      interrupt();
    } else {
      process.destroy();
    }
  }

  /** Waits a while, then leaves it no choice. */
  void awaitEnd() {
    try {
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void interrupt() {
    try {
      new ProcessBuilder(List.of("kill", "-INT", Long.toString(process.pid()))).start().waitFor();
    } catch (IOException noKill) {
      process.destroy();
    } catch (InterruptedException interrupted) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
