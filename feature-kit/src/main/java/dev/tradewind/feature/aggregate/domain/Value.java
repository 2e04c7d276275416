package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.LineValue;
import java.util.List;

/** A feature's value. */
public sealed interface Value {

  /** No value: LAST of an entity without events. */
  record Missing() implements Value {}

  /** A count. */
  record Whole(long value) implements Value {}

  /** A sum, or a number taken from an event. */
  record Decimal(double value) implements Value {}

  /** A text taken from an event. */
  record Text(String value) implements Value {}

  /** Texts taken from events, oldest first. */
  record Texts(List<String> values) implements Value {
    public Texts {
      values = List.copyOf(values);
    }
  }

  /** Numbers taken from events or sums of days, oldest first. */
  record Numbers(List<Double> values) implements Value {
    public Numbers {
      values = List.copyOf(values);
    }
  }

  /** What the line says by that name. */
  static Value of(EventLine line, LineValue name) {
    if (!line.has(name)) {
      return new Missing();
    }
    return name.isText()
        ? new Text(line.text(name))
        : new Decimal(fromMillionths(line.number(name)));
  }

  /** The nearest double. */
  static double fromMillionths(long millionths) {
    return millionths / (double) EventLine.ONE;
  }
}
