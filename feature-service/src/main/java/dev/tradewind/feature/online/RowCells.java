package dev.tradewind.feature.online;

import dev.tradewind.feature.aggregate.domain.EntityState;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.online.ReadPlan.ViewPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One entity's cells, view by view. */
final class RowCells {

  private static final Value MISSING = new Value.Missing();

  private final ReadPlan plan;
  private final long asOf;
  private final long behind;
  private final List<EntityState> states = new ArrayList<>();
  private final List<CellStatus> statuses = new ArrayList<>();
  private final List<OptionalLong> newest = new ArrayList<>();

  RowCells(ReadPlan plan, long asOf, long behind) {
    this.plan = plan;
    this.asOf = asOf;
    this.behind = behind;
  }

  void add(ViewPlan view, @Nullable EntityState state) {
    EntityState known = state == null ? view.view().newState() : state;
    OptionalLong latest = known.newest();
    states.add(known);
    newest.add(latest);
    if (state == null) {
      statuses.add(CellStatus.UNAVAILABLE);
    } else if (behind > view.freshness()) {
      statuses.add(CellStatus.STALE);
    } else if (latest.isEmpty()) {
      statuses.add(CellStatus.NOT_FOUND);
    } else if (asOf - latest.getAsLong() > view.maxAge()) {
      statuses.add(CellStatus.OUTSIDE_MAX_AGE);
    } else {
      statuses.add(CellStatus.PRESENT);
    }
  }

  OnlineRow row(String entity, Map<String, Value> request) {
    List<Value> values = plan.selection().values(states, asOf, request);
    List<CellStatus> cells = new ArrayList<>(plan.columns());
    List<OptionalLong> times = new ArrayList<>(plan.columns());
    for (int column = 0; column < plan.columns(); column++) {
      int view = plan.viewOf(column);
      CellStatus status = statuses.get(view);
      if (status == CellStatus.UNAVAILABLE) {
        values.set(column, MISSING);
      } else if (status == CellStatus.PRESENT && values.get(column) instanceof Value.Missing) {
        status = CellStatus.NULL_VALUE;
      }
      cells.add(status);
      times.add(newest.get(view));
    }
    return new OnlineRow(entity, values, cells, times);
  }
}
