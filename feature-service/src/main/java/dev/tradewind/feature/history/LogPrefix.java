package dev.tradewind.feature.history;

import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.log.EventLog;
import dev.tradewind.feature.log.LogPage;
import dev.tradewind.feature.log.LogPage.LoggedEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * A prefix of the log: every partition up to where it ended at some moment. While one page is
 * worked on the next of each partition is on its way; no more than that is in memory.
 */
final class LogPrefix {

  private static final int PAGE = 5000;

  /** A page, or why there is none. */
  private sealed interface Arrival {
    record Arrived(int partition, LogPage page) implements Arrival {}

    record Failed(Throwable failure) implements Arrival {}
  }

  private final EventLog log;
  private final List<Long> ends;
  private final long[] next;
  private final BlockingQueue<Arrival> arrivals;

  /**
   * Read nothing of it yet.
   *
   * @param ends where each partition ends
   */
  LogPrefix(EventLog log, List<Long> ends) {
    this.log = log;
    this.ends = List.copyOf(ends);
    this.next = new long[ends.size()];
    this.arrivals = new ArrayBlockingQueue<>(Math.max(1, ends.size()));
  }

  /** How many events it has. */
  long size() {
    return ends.stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Hands over all events, each partition's in order. Blocks.
   *
   * @param task says how long that may take
   */
  void read(Task task, Consumer<List<EventFact>> taker) {
    int open = 0;
    for (int partition = 0; partition < ends.size(); partition++) {
      open += request(partition) ? 1 : 0;
    }
    while (open > 0) {
      Arrival.Arrived arrived = await(task);
      List<LoggedEvent> events = arrived.page().events();
      if (events.isEmpty()) {
        throw new IllegalStateException(
            "partition "
                + arrived.partition()
                + " of the log ends at "
                + next[arrived.partition()]
                + ", not at "
                + ends.get(arrived.partition()));
      }
      next[arrived.partition()] += events.size();
      open -= request(arrived.partition()) ? 0 : 1;
      taker.accept(events.stream().map(LoggedEvent::fact).toList());
      task.read(events.size());
    }
  }

  private boolean request(int partition) {
    long left = ends.get(partition) - next[partition];
    if (left > 0) {
      log.read(partition, next[partition], (int) Math.min(PAGE, left), Duration.ZERO)
          .subscribe()
          .with(
              page -> arrivals.add(new Arrival.Arrived(partition, page)),
              failure -> arrivals.add(new Arrival.Failed(failure)));
    }
    return left > 0;
  }

  private Arrival.Arrived await(Task task) {
    Arrival arrival = task.await(arrivals);
    if (arrival instanceof Arrival.Failed failed) {
      throw new LogUnreadableException(failed.failure());
    }
    return (Arrival.Arrived) arrival;
  }

  /** The log failed while it was read. */
  static final class LogUnreadableException extends RuntimeException {
    LogUnreadableException(Throwable cause) {
      super("the ingestion service cannot be read: " + cause.getMessage(), cause);
    }
  }
}
