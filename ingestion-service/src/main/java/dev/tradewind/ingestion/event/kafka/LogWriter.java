package dev.tradewind.ingestion.event.kafka;

import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.Receipt;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes, one batch after another, while this instance holds the writer's seat and a term is open.
 * Otherwise it answers at once that the log is unavailable; terms are begun beside, by {@link
 * #tend}, never while a caller waits.
 */
final class LogWriter implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(LogWriter.class);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Long enough for a writer that was replaced while it was not looking to hear that it was. */
  private static final Duration PAUSE_OF_THE_FENCED = Duration.ofSeconds(5);

  private final Terms terms;
  private final Lane lane;
  private final Duration timeout;
  private final AtomicBoolean tending = new AtomicBoolean();
  private volatile boolean seated;
  private volatile @Nullable Term term;
  private volatile long notBefore = System.nanoTime();

  LogWriter(Terms terms, KafkaSettings settings) {
    this.terms = terms;
    this.lane = new Lane("tradewind-log-writer", "appends", 1, settings.maxQueued());
    this.timeout = settings.timeout();
  }

  /** Whether appends are being taken. */
  boolean isWriting() {
    return seated && term != null;
  }

  Uni<Receipt> append(Batch batch) {
    return lane.run(() -> appendNow(batch))
        .ifNoItem()
        .after(timeout)
        .failWith(
            () -> KafkaFailures.unavailable("no answer within " + timeout.toMillis() + " ms"));
  }

  /** This instance is the one to write, from now on or no longer. */
  void seat(boolean held) {
    seated = held;
    notBefore = System.nanoTime();
    tend();
  }

  /** Begins a term where there should be one, ends it where not; called every now and then. */
  void tend() {
    boolean settled = seated ? term != null || System.nanoTime() - notBefore < 0 : term == null;
    if (settled || !tending.compareAndSet(false, true)) {
      return;
    }
    try {
      lane.executor().execute(this::settle);
    } catch (RejectedExecutionException full) {
      LOG.debug("the writer's queue is full; trying again later", full);
      tending.set(false);
    }
  }

  @Override
  public void close() {
    seated = false;
    lane.close();
    end();
  }

  private void settle() {
    try {
      if (!seated) {
        end();
      } else if (term == null) {
        term = terms.begin();
      }
    } catch (KafkaException | IllegalStateException failure) {
      notBefore = System.nanoTime() + PAUSE.toNanos();
      LOG.warnf(failure, "cannot write the log yet; trying again");
    } finally {
      tending.set(false);
    }
  }

  private Receipt appendNow(Batch batch) {
    Term current = term;
    if (!seated || current == null) {
      throw KafkaFailures.unavailable(
          seated ? "not writing yet" : "another instance writes the log; this one stands by");
    }
    try {
      return current.append(batch);
    } catch (RuntimeException failure) {
      end();
      boolean fenced = KafkaFailures.isFenced(failure);
      LOG.warnf(failure, fenced ? "another instance writes now" : "the term of writing ends");
      notBefore = System.nanoTime() + (fenced ? PAUSE_OF_THE_FENCED : Duration.ZERO).toNanos();
      tend();
      throw failure;
    }
  }

  private void end() {
    Term ended = term;
    term = null;
    if (ended != null) {
      ended.close();
    }
  }
}
