package dev.tradewind.inference.experiment;

import dev.tradewind.inference.experiment.domain.ExperimentBook;
import dev.tradewind.inference.experiment.domain.ExperimentBook.Turned;
import dev.tradewind.inference.experiment.domain.ExperimentChange;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The book of experiments as this instance has read it. */
@Singleton
public class ExperimentRegistry {

  private final Map<String, CompletableFuture<Turned>> awaited = new ConcurrentHashMap<>();
  private volatile ExperimentBook book = ExperimentBook.EMPTY;

  /** All that is known now. */
  public ExperimentBook book() {
    return book;
  }

  /** What a change will do once it is read back; to be given up with {@link #giveUp}. */
  CompletableFuture<Turned> await(String changeId) {
    return awaited.computeIfAbsent(changeId, ignored -> new CompletableFuture<>());
  }

  void giveUp(String changeId) {
    awaited.remove(changeId);
  }

  /** The next change of the log. */
  public synchronized void take(String changeId, ExperimentChange change, Instant at) {
    Turned turned = book.with(change, at);
    book = turned.book();
    CompletableFuture<Turned> waiting = awaited.remove(changeId);
    if (waiting != null) {
      waiting.complete(turned);
    }
  }

  /** The log is another one. */
  public synchronized void startOver() {
    book = ExperimentBook.EMPTY;
  }
}
