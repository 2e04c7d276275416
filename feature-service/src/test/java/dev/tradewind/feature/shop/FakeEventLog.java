package dev.tradewind.feature.shop;

import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.log.BeyondLogException;
import dev.tradewind.feature.log.EventLog;
import dev.tradewind.feature.log.LogPage;
import dev.tradewind.feature.log.LogPage.LoggedEvent;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A log in memory. */
public final class FakeEventLog implements EventLog {

  private static final Duration GLANCE = Duration.ofMillis(5);

  private final List<List<EventFact>> partitions = new ArrayList<>();
  private boolean down;
  private long heldAt = Long.MAX_VALUE;

  public FakeEventLog() {
    for (int i = 0; i < RandomShop.PARTITIONS; i++) {
      partitions.add(new ArrayList<>());
    }
  }

  public synchronized void append(List<EventFact> events) {
    events.forEach(event -> partitions.get(event.partition()).add(event));
  }

  public synchronized void clear() {
    partitions.forEach(List::clear);
  }

  public synchronized void setDown(boolean nowDown) {
    down = nowDown;
  }

  /** Readers that begin anew get no further than to an offset, until {@link #release}. */
  public synchronized void holdAt(long offset) {
    heldAt = offset;
  }

  public synchronized void release() {
    heldAt = Long.MAX_VALUE;
  }

  public synchronized List<EventFact> all() {
    return partitions.stream().flatMap(List::stream).toList();
  }

  public synchronized long size() {
    return partitions.stream().mapToLong(List::size).sum();
  }

  @Override
  public Uni<List<Long>> endOffsets() {
    return Uni.createFrom().item(this::ends);
  }

  private synchronized List<Long> ends() {
    check();
    return partitions.stream().map(events -> (long) events.size()).toList();
  }

  @Override
  public Uni<LogPage> read(int partition, long fromOffset, int maxEvents, Duration wait) {
    return Uni.createFrom()
        .deferred(
            () -> {
              LogPage page = page(partition, fromOffset, maxEvents);
              if (!page.events().isEmpty()) {
                return Uni.createFrom().item(page);
              }
              // Never at once: who asks again and again would never let go of its thread.
              Uni<Void> glance = Uni.createFrom().voidItem().onItem().delayIt().by(GLANCE);
              return wait.compareTo(GLANCE) < 0
                  ? glance.replaceWith(page)
                  : glance.chain(() -> read(partition, fromOffset, maxEvents, wait.minus(GLANCE)));
            });
  }

  private synchronized LogPage page(int partition, long fromOffset, int maxEvents) {
    check();
    List<EventFact> events = partitions.get(partition);
    if (fromOffset > events.size()) {
      throw new BeyondLogException(partition, fromOffset);
    }
    return new LogPage(
        events.stream()
            .skip(fromOffset)
            .limit(fromOffset > heldAt ? maxEvents : Math.min(maxEvents, heldAt - fromOffset))
            .map(event -> new LoggedEvent(Instant.EPOCH, event, "e-" + event.offset()))
            .toList(),
        events.size());
  }

  private void check() {
    if (down) {
      throw new IllegalStateException("the log is down");
    }
  }
}
