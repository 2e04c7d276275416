package dev.tradewind.feature.history.domain;

import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.LineValue;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** For whom and for when features are wanted. */
public sealed interface WantedRows {

  /**
   * An entity at a moment.
   *
   * @param asOf microseconds
   */
  record Point(String entity, long asOf) {}

  /** One row for each point, in this order. */
  record Spine(List<Point> points) implements WantedRows {
    public Spine {
      points = List.copyOf(points);
    }
  }

  /** One row for each line of events of these types that has the value, in time order. */
  record Labels(Set<EventType> types, LineValue value) implements WantedRows {
    public Labels {
      types = Set.copyOf(types);
    }
  }

  /**
   * One row for each entity that any event names before the moment, by id.
   *
   * @param asOf microseconds; empty means just after the last event
   */
  record Scan(OptionalLong asOf) implements WantedRows {}
}
