package dev.tradewind.feature.materialization;

import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.EntityState;
import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.log.LogPage.LoggedEvent;
import dev.tradewind.feature.online.StateKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Events of a partition that are applied and stored together, and the states they touch. */
final class Step {

  /** So that one script does not keep Redis from answering reads for long. */
  private static final int MAX_STATES = 5000;

  private final ViewCatalog catalog;
  private final List<LoggedEvent> events = new ArrayList<>();
  private final List<StateKey> touched = new ArrayList<>();

  private Step(ViewCatalog catalog) {
    this.catalog = catalog;
  }

  /** Cuts a page of the log into steps of bounded size, each of at least one event. */
  static List<Step> cut(ViewCatalog catalog, List<LoggedEvent> page) {
    List<Step> steps = new ArrayList<>();
    Step step = new Step(catalog);
    Set<StateKey> seen = new HashSet<>();
    for (LoggedEvent event : page) {
      if (seen.size() >= MAX_STATES) {
        steps.add(step);
        step = new Step(catalog);
        seen.clear();
      }
      step.add(event, seen);
    }
    steps.add(step);
    return steps;
  }

  private void add(LoggedEvent event, Set<StateKey> seen) {
    events.add(event);
    for (CompiledView view : catalog.views()) {
      view.entities(
          event.fact(),
          entity -> {
            StateKey key = key(view, entity, event.fact());
            if (seen.add(key)) {
              touched.add(key);
            }
          });
    }
  }

  private static StateKey key(CompiledView view, String entity, EventFact event) {
    int part = view.spec().isWhole() ? StateKey.WHOLE : event.partition();
    return new StateKey(view.id(), entity, part);
  }

  List<LoggedEvent> events() {
    return events;
  }

  List<StateKey> touched() {
    return touched;
  }

  /**
   * Applies the events.
   *
   * @param before packed states in the order of {@link #touched}
   * @return packed states after the events
   */
  Map<StateKey, byte[]> apply(List<byte @Nullable []> before) {
    Map<StateKey, EntityState> states = new HashMap<>();
    for (int i = 0; i < touched.size(); i++) {
      StateKey key = touched.get(i);
      CompiledView view = catalog.view(key.view()).orElseThrow();
      byte @Nullable [] packed = before.get(i);
      states.put(key, packed == null ? view.newState() : view.decode(packed));
    }
    for (LoggedEvent event : events) {
      for (CompiledView view : catalog.views()) {
        view.apply(
            event.fact(),
            entity -> {
              EntityState state = states.get(key(view, entity, event.fact()));
              if (state == null) {
                throw new IllegalStateException("a state was touched that was not read");
              }
              return state;
            });
      }
    }
    Map<StateKey, byte[]> after = new HashMap<>();
    states.forEach((key, state) -> after.put(key, state.toBytes()));
    return after;
  }
}
