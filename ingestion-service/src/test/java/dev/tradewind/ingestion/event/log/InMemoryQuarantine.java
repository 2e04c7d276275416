package dev.tradewind.ingestion.event.log;

import dev.tradewind.ingestion.event.domain.Payload;
import dev.tradewind.ingestion.event.domain.QuarantinePage;
import dev.tradewind.ingestion.event.domain.QuarantinedEvent;
import dev.tradewind.ingestion.event.domain.Screened;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The quarantine in memory, for tests that need no PostgreSQL. */
public final class InMemoryQuarantine implements Quarantine {

  private final TreeMap<Long, QuarantinedEvent> events = new TreeMap<>();
  private long nextId = 1;

  @Override
  public Uni<Void> keep(Instant refusedAt, List<Screened.Refused> refused) {
    return locked(
            () -> {
              refused.forEach(event -> keep(refusedAt, event));
              return true;
            })
        .replaceWithVoid();
  }

  @Override
  public Uni<QuarantinePage> page(long beforeId, int maxEvents, int maxBytes) {
    return locked(
        () -> {
          List<QuarantinedEvent> page = new ArrayList<>();
          long bytes = 0;
          for (QuarantinedEvent event : events.headMap(beforeId, false).descendingMap().values()) {
            bytes += event.payload().size();
            if (page.size() == maxEvents || (!page.isEmpty() && bytes > maxBytes)) {
              return new QuarantinePage(page, true);
            }
            page.add(event);
          }
          return new QuarantinePage(page, false);
        });
  }

  @Override
  public Uni<Long> size() {
    return locked(() -> (long) events.size());
  }

  @Override
  public Uni<List<QuarantinedEvent>> find(Set<Long> ids) {
    return locked(
        () -> events.values().stream().filter(event -> ids.contains(event.id())).toList());
  }

  @Override
  public Uni<Void> restate(long id, Screened.Refused latest) {
    return locked(
            () -> {
              events.computeIfPresent(
                  id, (same, kept) -> event(id, kept.receivedAt(), latest, kept.payload()));
              return true;
            })
        .replaceWithVoid();
  }

  @Override
  public Uni<Integer> remove(Set<Long> ids) {
    return locked(() -> (int) ids.stream().filter(id -> events.remove(id) != null).count());
  }

  private void keep(Instant refusedAt, Screened.Refused refused) {
    boolean kept =
        events.values().stream().anyMatch(event -> event.payload().equals(refused.payload()));
    if (!kept) {
      events.put(nextId, event(nextId, refusedAt, refused, refused.payload()));
      nextId++;
    }
  }

  private static QuarantinedEvent event(
      long id, Instant receivedAt, Screened.Refused refused, Payload payload) {
    return new QuarantinedEvent(
        id, receivedAt, refused.reason().name(), refused.field(), refused.detail(), payload);
  }

  private <T> Uni<T> locked(Supplier<T> work) {
    return Uni.createFrom()
        .item(
            () -> {
              synchronized (this) {
                return work.get();
              }
            });
  }
}
