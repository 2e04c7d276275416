package dev.tradewind.feature.recompute.domain;

import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.EntityState;
import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.LoggedLine;
import dev.tradewind.feature.aggregate.domain.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One entity's features, derived again from the events up to a place in the log. Events may come in
 * any order.
 */
public final class Recomputation {

  private final FeatureSelection selection;
  private final Set<String> names;
  private final List<Long> ends;
  private final List<EntityState> states = new ArrayList<>();

  /**
   * Begins without events.
   *
   * @param names the ids that the entity's events are kept under
   * @param ends of each partition the first offset that does not count
   */
  public Recomputation(FeatureSelection selection, Set<String> names, List<Long> ends) {
    this.selection = selection;
    this.names = Set.copyOf(names);
    this.ends = List.copyOf(ends);
    selection.views().forEach(view -> states.add(view.newState()));
  }

  /** Counts an event, unless it is another entity's or beyond the place. */
  public void add(EventFact event) {
    add(event, line -> {});
  }

  /**
   * Counts an event, unless it is another entity's or beyond the place.
   *
   * @param counted is handed each line that any view counts
   */
  public void add(EventFact event, Consumer<LoggedLine> counted) {
    if (event.offset() >= ends.get(event.partition())) {
      return;
    }
    for (int i = 0; i < states.size(); i++) {
      CompiledView view = selection.views().get(i);
      EntityState state = states.get(i);
      view.lines(
          event,
          (entity, line) -> {
            if (names.contains(entity)) {
              state.add(line);
              counted.accept(line);
            }
          });
    }
  }

  public Set<String> names() {
    return names;
  }

  public List<Long> ends() {
    return ends;
  }

  /** The views that are derived. */
  public List<CompiledView> views() {
    return selection.views();
  }

  /**
   * The values, one for each column of the selection.
   *
   * @param asOf microseconds
   */
  public List<Value> values(long asOf, Map<String, Value> request) {
    return selection.values(states, asOf, request);
  }
}
