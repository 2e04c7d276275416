package dev.tradewind.feature.history.domain;

import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.definition.domain.EntityKeys;
import dev.tradewind.feature.definition.domain.EventType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a replay needs of the log. Added to by several readers at a time. */
public final class HistoryEvents {

  private final WantedRows wanted;
  private final EntityKeys keys;
  private final Set<EventType> types = EnumSet.noneOf(EventType.class);
  private final Set<String> spine = new HashSet<>();
  private final List<EventFact> events = new ArrayList<>();
  private final Set<String> entities = new HashSet<>();
  private long last = Long.MIN_VALUE;

  public HistoryEvents(FeatureSelection selection, WantedRows wanted) {
    this.wanted = wanted;
    this.keys = selection.keys();
    for (EventType type : EventType.values()) {
      if (selection.views().stream().anyMatch(view -> view.counts(type))) {
        types.add(type);
      }
    }
    if (wanted instanceof WantedRows.Labels labels) {
      types.addAll(labels.types());
    }
    if (wanted instanceof WantedRows.Spine points) {
      points.points().forEach(point -> spine.add(point.entity()));
    }
  }

  /** Takes what is needed; answers how many events are kept by now. */
  public synchronized int add(Collection<EventFact> page) {
    for (EventFact event : page) {
      last = Math.max(last, event.occurredAt());
      if (types.contains(event.type()) && isOfSpine(event)) {
        events.add(event);
      }
      if (wanted instanceof WantedRows.Scan scan && isBefore(event, scan)) {
        addEntities(event);
      }
    }
    return events.size();
  }

  private boolean isOfSpine(EventFact event) {
    if (!(wanted instanceof WantedRows.Spine)) {
      return true;
    }
    for (int i = 0; i < event.lines().size(); i++) {
      if (spine.contains(keys.idOf(event.subject(), event.line(i)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBefore(EventFact event, WantedRows.Scan scan) {
    return scan.asOf().isEmpty() || event.occurredAt() < scan.asOf().getAsLong();
  }

  private void addEntities(EventFact event) {
    for (int i = 0; i < event.lines().size(); i++) {
      String entity = keys.idOf(event.subject(), event.line(i));
      if (!entity.isEmpty()) {
        entities.add(entity);
      }
    }
  }

  /** In time order. */
  synchronized List<EventFact> sorted() {
    events.sort(EventFact.IN_TIME_ORDER);
    return events;
  }

  /** Every entity seen before the moment of a scan, by id. */
  synchronized SortedSet<String> entities() {
    return new TreeSet<>(entities);
  }

  boolean isWanted(String id) {
    return !(wanted instanceof WantedRows.Spine) || spine.contains(id);
  }

  /** Just after the last event of the log (microseconds). */
  synchronized long end() {
    return last + 1;
  }
}
