package dev.tradewind.feature.online;

import dev.tradewind.feature.aggregate.domain.EntityState;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import java.util.List;

/**
 * A row, and the place in the log that it stands for.
 *
 * @param names the ids that the entity's states are kept under
 * @param states of the entity in each view of the selection, brought together
 * @param positions of each partition the first offset that is not in the states
 * @param asOf microseconds
 */
public record PlacedRow(
    FeatureSelection selection,
    OnlineRow row,
    List<String> names,
    List<EntityState> states,
    List<Long> positions,
    long asOf) {

  public PlacedRow {
    names = List.copyOf(names);
    states = List.copyOf(states);
    positions = List.copyOf(positions);
  }
}
