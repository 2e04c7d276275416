package dev.tradewind.feature.online;

import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.EntityState;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Which states a read needs, and what it makes of them. */
record OnlineRead(FeatureSelection selection, List<String> entities, int partitions) {

  /** For each entity, for each view: the whole state, or one part for each partition. */
  List<StateKey> keys() {
    List<StateKey> keys = new ArrayList<>(entities.size() * selection.views().size() * parts());
    for (String entity : entities) {
      for (CompiledView view : selection.views()) {
        if (isWhole()) {
          keys.add(new StateKey(view.id(), entity, StateKey.WHOLE));
        } else {
          for (int part = 0; part < partitions; part++) {
            keys.add(new StateKey(view.id(), entity, part));
          }
        }
      }
    }
    return keys;
  }

  /**
   * The values.
   *
   * @param states in the order of {@link #keys}
   * @param asOf microseconds
   */
  List<OnlineRow> rows(List<byte @Nullable []> states, long asOf) {
    List<OnlineRow> rows = new ArrayList<>(entities.size());
    int at = 0;
    for (String entity : entities) {
      List<EntityState> merged = new ArrayList<>(selection.views().size());
      for (CompiledView view : selection.views()) {
        merged.add(merge(view, states.subList(at, at + parts())));
        at += parts();
      }
      rows.add(row(entity, merged, asOf));
    }
    return rows;
  }

  private OnlineRow row(String entity, List<EntityState> states, long asOf) {
    List<OptionalLong> newest =
        selection.columns().stream().map(column -> states.get(column.view()).newest()).toList();
    List<Value> values = selection.values(states, asOf, Map.of());
    return new OnlineRow(entity, values, newest);
  }

  private static EntityState merge(CompiledView view, List<byte @Nullable []> parts) {
    EntityState merged = null;
    for (byte @Nullable [] part : parts) {
      if (part != null) {
        EntityState state = view.decode(part);
        if (merged == null) {
          merged = state;
        } else {
          merged.merge(state);
        }
      }
    }
    return merged == null ? view.newState() : merged;
  }

  private boolean isWhole() {
    return selection.isWhole();
  }

  private int parts() {
    return isWhole() ? 1 : partitions;
  }
}
