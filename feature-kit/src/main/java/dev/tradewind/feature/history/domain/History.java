package dev.tradewind.feature.history.domain;

import dev.tradewind.feature.aggregate.domain.EntityState;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns steps into rows. Whoever drives it sorts the steps by {@link Step#ORDER}: a database that
 * spills to disk, or a distributed engine; here one person's states are in memory at a time.
 */
public final class History {

  private final FeatureSelection selection;
  private final Map<String, Value> request;
  private final Consumer<HistoryRow> rows;
  private @Nullable PersonReplay replay;

  /**
   * Before the first step.
   *
   * @param request the caller's values for on-demand features: all of the selection's inputs
   * @param rows is handed every row as soon as it is derived: in the order of the steps
   */
  public History(
      FeatureSelection selection, Map<String, Value> request, Consumer<HistoryRow> rows) {
    this.selection = selection;
    this.request = Map.copyOf(request);
    this.rows = rows;
  }

  /** Takes the next step. */
  public void take(Step step) {
    PersonReplay current = replay;
    if (current == null || !current.person().equals(step.member().person())) {
      current = new PersonReplay(selection, step.member().person());
      replay = current;
    }
    if (step instanceof Step.Happened happened) {
      current.add(happened.member(), happened.event());
    } else if (step instanceof Step.Wanted wanted) {
      rows.accept(row(wanted, current.at(wanted.member(), wanted.moment())));
    }
  }

  private HistoryRow row(Step.Wanted wanted, List<EntityState> states) {
    List<Value> values = selection.values(states, wanted.moment(), request);
    return new HistoryRow(wanted.name(), wanted.moment(), wanted.place(), values, wanted.label());
  }
}
