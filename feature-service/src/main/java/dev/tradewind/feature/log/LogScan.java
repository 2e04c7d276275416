package dev.tradewind.feature.log;

import dev.tradewind.feature.log.LogPage.LoggedEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Reads a prefix of the log from its first event on, one partition after the other. */
public final class LogScan {

  private static final int PAGE = 5000;

  private final EventLog log;

  public LogScan(EventLog log) {
    this.log = log;
  }

  /**
   * Hands over the events, on a worker thread, one at a time.
   *
   * @param ends of each partition the first offset that is not wanted
   */
  public Uni<Void> read(List<Long> ends, Consumer<LoggedEvent> taker) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (int partition = 0; partition < ends.size(); partition++) {
      int number = partition;
      all = all.chain(() -> read(number, 0, ends.get(number), taker));
    }
    return all;
  }

  private Uni<Void> read(int partition, long from, long end, Consumer<LoggedEvent> taker) {
    if (from >= end) {
      return Uni.createFrom().voidItem();
    }
    return log.read(partition, from, (int) Math.min(PAGE, end - from), Duration.ZERO)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .chain(
            page -> {
              if (page.events().isEmpty()) {
                throw new IllegalStateException(
                    "partition " + partition + " of the log ends at " + from + ", not at " + end);
              }
              page.events().forEach(taker);
              return read(partition, from + page.events().size(), end, taker);
            });
  }
}
