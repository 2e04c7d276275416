package dev.tradewind.feature.history.domain;

import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.EntityState;
import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Replays events in time order through the aggregation that the online store uses, stopping at
 * moments: an event at or after the moment never counts.
 */
public final class Replay {

  private final FeatureSelection selection;
  private final List<EventFact> events;
  private final Predicate<String> wanted;
  private final List<Map<String, EntityState>> states = new ArrayList<>();
  private final Map<String, Value> request;
  private int next;

  /**
   * Stands before the first event.
   *
   * @param events in time order
   * @param wanted the entities that will be asked for
   * @param request values for on-demand features
   */
  public Replay(
      FeatureSelection selection,
      List<EventFact> events,
      Predicate<String> wanted,
      Map<String, Value> request) {
    this.request = Map.copyOf(request);
    this.selection = selection;
    this.events = events;
    this.wanted = wanted;
    selection.views().forEach(view -> states.add(new HashMap<>()));
  }

  /**
   * The features of an entity at a moment, one for each column of the selection.
   *
   * @param asOf microseconds; not before that of an earlier call
   */
  public List<Value> values(String entity, long asOf) {
    advanceTo(asOf);
    List<EntityState> known = new ArrayList<>(states.size());
    for (int i = 0; i < states.size(); i++) {
      EntityState state = states.get(i).get(entity);
      known.add(state == null ? selection.views().get(i).newState() : state);
    }
    return selection.values(known, asOf, request);
  }

  private void advanceTo(long asOf) {
    while (next < events.size() && events.get(next).occurredAt() < asOf) {
      EventFact event = events.get(next++);
      for (int i = 0; i < states.size(); i++) {
        CompiledView view = selection.views().get(i);
        Map<String, EntityState> known = states.get(i);
        view.apply(
            event,
            entity ->
                wanted.test(entity) ? known.computeIfAbsent(entity, id -> view.newState()) : null);
      }
    }
  }
}
