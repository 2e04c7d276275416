package dev.tradewind.feature.history.domain;

import dev.tradewind.feature.aggregate.domain.Value;
import java.util.List;
import java.util.Optional;

/**
 * The features of an entity at a moment.
 *
 * @param asOf microseconds
 * @param place where the row belongs in the answer
 * @param label for label events
 */
public record HistoryRow(
    String entity, long asOf, RowPlace place, List<Value> values, Optional<Value> label) {

  public HistoryRow {
    values = List.copyOf(values);
  }
}
