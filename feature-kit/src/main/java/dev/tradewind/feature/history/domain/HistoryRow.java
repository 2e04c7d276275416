package dev.tradewind.feature.history.domain;

import dev.tradewind.feature.aggregate.domain.Value;
import java.util.List;
import java.util.Optional;

/**
 * The features of an entity at a moment.
 *
 * @param index where the row belongs in the answer, from 0
 * @param asOf microseconds
 * @param label for label events
 */
public record HistoryRow(
    int index, String entity, long asOf, List<Value> values, Optional<Value> label) {

  public HistoryRow {
    values = List.copyOf(values);
  }
}
