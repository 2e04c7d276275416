package dev.tradewind.feature.materialization;

import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.definition.domain.EventType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which views count which events: most events are of no interest to most views. */
final class Dispatch {

  private final Map<EventType, List<CompiledView>> views = new EnumMap<>(EventType.class);

  Dispatch(ViewCatalog catalog) {
    List<CompiledView> all = catalog.views();
    for (EventType type : EventType.values()) {
      views.put(type, all.stream().filter(view -> view.counts(type)).toList());
    }
  }

  List<CompiledView> viewsOf(EventType type) {
    return views.getOrDefault(type, List.of());
  }
}
