package dev.tradewind.feature.online;

import dev.tradewind.feature.aggregate.domain.Value;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * The features of one entity. The lists have one entry for each feature asked, in that order.
 *
 * @param entity the id as asked
 * @param newest time (microseconds) of the latest event behind each feature's view; empty where
 *     there is none. One object for all features of a view
 */
public record OnlineRow(
    String entity, List<Value> values, List<CellStatus> statuses, List<OptionalLong> newest) {

  public OnlineRow {
    values = Collections.unmodifiableList(values);
    statuses = Collections.unmodifiableList(statuses);
    newest = Collections.unmodifiableList(newest);
  }
}
