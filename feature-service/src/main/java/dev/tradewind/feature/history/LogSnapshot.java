package dev.tradewind.feature.history;

import dev.tradewind.feature.error.FeatureReason;
import dev.tradewind.feature.history.domain.HistoryEvents;
import dev.tradewind.feature.log.EventLog;
import dev.tradewind.feature.log.LogPage;
import dev.tradewind.feature.log.LogPage.LoggedEvent;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads a prefix of the log: every partition up to where it ended when reading began. */
final class LogSnapshot {

  private static final int PAGE = 5000;

  private final EventLog log;
  private final int maxEvents;

  LogSnapshot(EventLog log, int maxEvents) {
    this.log = log;
    this.maxEvents = maxEvents;
  }

  /**
   * Reads what is needed, all partitions at a time.
   *
   * @return the end offset of each partition; fails with TRAINING_SET_TOO_LARGE
   */
  Uni<List<Long>> readInto(HistoryEvents events) {
    return log.endOffsets()
        .chain(
            ends -> {
              if (ends.isEmpty()) {
                return Uni.createFrom().item(ends);
              }
              List<Uni<Void>> partitions = new ArrayList<>();
              for (int partition = 0; partition < ends.size(); partition++) {
                partitions.add(read(partition, 0, ends.get(partition), events));
              }
              return Uni.join().all(partitions).andFailFast().replaceWith(ends);
            });
  }

  private Uni<Void> read(int partition, long from, long end, HistoryEvents events) {
    if (from >= end) {
      return Uni.createFrom().voidItem();
    }
    int size = (int) Math.min(PAGE, end - from);
    return log.read(partition, from, size, Duration.ZERO)
        .chain(
            page -> {
              add(page, events);
              if (page.events().isEmpty()) {
                throw new IllegalStateException(
                    "partition " + partition + " of the log ends at " + from + ", not at " + end);
              }
              return read(partition, from + page.events().size(), end, events);
            });
  }

  private void add(LogPage page, HistoryEvents events) {
    if (events.add(page.events().stream().map(LoggedEvent::fact).toList()) > maxEvents) {
      throw new ServiceException(
          FeatureReason.TRAINING_SET_TOO_LARGE,
          "more than "
              + maxEvents
              + " events are needed; ask for fewer features or entities, or raise"
              + " tradewind.feature.history.max-events");
    }
  }
}
