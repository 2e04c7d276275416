package dev.tradewind.feature.online;

import dev.tradewind.feature.aggregate.domain.EntityState;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.definition.domain.EntityKeys;
import dev.tradewind.feature.identity.domain.Identities;
import dev.tradewind.feature.online.ReadPlan.ViewPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One read: which states it needs, and what it makes of them. An entity of which a shopper is part
 * has states under each of the person's ids; they are brought together here.
 */
final class OnlineRead {

  private final ReadPlan plan;
  private final List<String> entities;
  private final int partitions;

  /** For each entity: the ids that its states are kept under. */
  private final List<List<String>> names;

  OnlineRead(
      ReadPlan plan, List<String> entities, int partitions, Identities identities, long asOf) {
    this.plan = plan;
    this.entities = entities;
    this.partitions = partitions;
    this.names = new ArrayList<>(entities.size());
    EntityKeys keys = plan.selection().keys();
    for (String entity : entities) {
      names.add(identities.namesOf(keys, entity, asOf));
    }
  }

  /**
   * For each entity, each view and each of its names: the whole state, or one for each partition.
   */
  List<StateKey> keys() {
    List<StateKey> keys = new ArrayList<>(entities.size() * plan.views().size() * parts());
    for (List<String> ids : names) {
      for (ViewPlan view : plan.views()) {
        for (String id : ids) {
          for (int part = 0; part < parts(); part++) {
            keys.add(new StateKey(view.view().id(), id, isWhole() ? StateKey.WHOLE : part));
          }
        }
      }
    }
    return keys;
  }

  /**
   * The values.
   *
   * @param states in the order of {@link #keys}; null where there is none, {@link
   *     RecentStates#UNKNOWN} where nothing is known
   * @param asOf microseconds
   * @param request the caller's values
   * @param behind how far the states are behind the log, microseconds
   */
  List<OnlineRow> rows(
      List<byte @Nullable []> states, long asOf, Map<String, Value> request, long behind) {
    List<OnlineRow> rows = new ArrayList<>(entities.size());
    int at = 0;
    for (int entity = 0; entity < entities.size(); entity++) {
      int width = names.get(entity).size() * parts();
      RowCells cells = new RowCells(plan, asOf, behind);
      for (ViewPlan view : plan.views()) {
        cells.add(
            view,
            merge(
                view,
                states,
                at,
                width,
                packed -> view.view().decode(packed, view.needed(), asOf)));
        at += width;
      }
      rows.add(cells.row(entities.get(entity), request));
    }
    return rows;
  }

  /** The ids that an entity's states are kept under. */
  List<String> names(int entity) {
    return names.get(entity);
  }

  /** The state of the first entity in each view; all states are known. */
  List<EntityState> states(List<byte @Nullable []> states) {
    List<EntityState> merged = new ArrayList<>(plan.views().size());
    int width = names.get(0).size() * parts();
    for (ViewPlan view : plan.views()) {
      EntityState state =
          merge(
              view,
              states,
              merged.size() * width,
              width,
              packed -> view.view().decode(packed, view.needed()));
      merged.add(state == null ? view.view().newState() : state);
    }
    return merged;
  }

  /** All states of an entity in a view as one; null where one of them is not known. */
  private static @Nullable EntityState merge(
      ViewPlan view,
      List<byte @Nullable []> states,
      int from,
      int count,
      Function<byte[], EntityState> decode) {
    EntityState merged = null;
    for (int i = from; i < from + count; i++) {
      byte[] packed = states.get(i);
      if (packed == RecentStates.UNKNOWN) {
        return null;
      }
      if (packed != null) {
        EntityState state = decode.apply(packed);
        if (merged == null) {
          merged = state;
        } else {
          merged.merge(state);
        }
      }
    }
    return merged == null ? view.view().newState() : merged;
  }

  private boolean isWhole() {
    return plan.selection().isWhole();
  }

  private int parts() {
    return isWhole() ? 1 : partitions;
  }
}
