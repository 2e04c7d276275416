package dev.tradewind.feature.online;

import dev.tradewind.feature.aggregate.domain.Value;
import java.util.List;
import java.util.OptionalLong;

/**
 * The features of one entity.
 *
 * @param values one for each feature asked
 * @param newest time (microseconds) of the latest event behind each feature's view; empty where
 *     there is none
 */
public record OnlineRow(String entity, List<Value> values, List<OptionalLong> newest) {

  public OnlineRow {
    values = List.copyOf(values);
    newest = List.copyOf(newest);
  }
}
