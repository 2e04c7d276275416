package dev.tradewind.feature.materialization;

import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.EntityState;
import dev.tradewind.feature.aggregate.domain.LoggedLine;
import dev.tradewind.feature.log.LogPage.LoggedEvent;
import dev.tradewind.feature.online.StateKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events of a partition that are applied and stored together, and the lines of each state. */
final class Step {

  /** So that one script does not keep Redis from answering reads for long. */
  private static final int MAX_STATES = 2000;

  /** The lines that count for one state. */
  private record Touched(CompiledView view, List<LoggedLine> lines) {}

  private final List<LoggedEvent> events = new ArrayList<>();
  private final Map<StateKey, Touched> touched = new LinkedHashMap<>();

  private Step() {}

  /** Cuts a page of the log into steps of bounded size, each of at least one event. */
  static List<Step> cut(Dispatch dispatch, List<LoggedEvent> page) {
    List<Step> steps = new ArrayList<>();
    Step step = new Step();
    for (LoggedEvent event : page) {
      if (step.touched.size() >= MAX_STATES) {
        steps.add(step);
        step = new Step();
      }
      step.add(dispatch, event);
    }
    steps.add(step);
    return steps;
  }

  private void add(Dispatch dispatch, LoggedEvent event) {
    events.add(event);
    int partition = event.fact().partition();
    for (CompiledView view : dispatch.viewsOf(event.fact().type())) {
      int part = view.spec().isWhole() ? StateKey.WHOLE : partition;
      view.lines(
          event.fact(),
          (entity, line) ->
              touched
                  .computeIfAbsent(
                      new StateKey(view.id(), entity, part),
                      key -> new Touched(view, new ArrayList<>(1)))
                  .lines()
                  .add(line));
    }
  }

  List<LoggedEvent> events() {
    return events;
  }

  /** The states that the events touch. */
  Iterable<StateKey> touched() {
    return touched.keySet();
  }

  /** The view that a touched state is of. */
  CompiledView view(StateKey key) {
    return touched.get(key).view();
  }

  /**
   * Applies the events.
   *
   * @param states those that are touched, as they were before the step; changed in place
   * @return packed states after the events
   */
  Map<StateKey, byte[]> apply(Map<StateKey, EntityState> states) {
    Map<StateKey, byte[]> after = new LinkedHashMap<>();
    touched.forEach(
        (key, touch) -> {
          EntityState state = states.get(key);
          if (state == null) {
            throw new IllegalStateException("a state was touched that was not read: " + key);
          }
          touch.lines().forEach(state::add);
          after.put(key, state.toBytes());
        });
    return after;
  }
}
