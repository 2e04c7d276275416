package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.LineValue;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A feature's value. */
public sealed interface Value {

  /** No value: LAST of an entity without events, a mean of nothing, a ratio to 0. */
  record Missing() implements Value {}

  /** A count. */
  record Whole(long value) implements Value {}

  /** A sum, or a number taken from an event. */
  record Decimal(double value) implements Value {}

  /** A text taken from an event. */
  record Text(String value) implements Value {}

  /** Texts taken from events, oldest first; or the most frequent, most often first. */
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

  /** Numbers by text, by rising text. */
  record Groups(SortedMap<String, Double> values) implements Value {
    public Groups {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public Groups(Map<String, Double> values) {
      this(new TreeMap<>(values));
    }
  }

  /** What the line says by that name. */
  static Value of(LoggedLine line, LineValue name) {
    if (!line.has(name)) {
      return new Missing();
    }
    return name.isText()
        ? new Text(line.text(name))
        : new Decimal(fromMillionths(line.number(name)));
  }

  /** The nearest double. */
  static double fromMillionths(long millionths) {
    boolean exact = Math.abs(millionths) <= 1L << 53 && millionths != Long.MIN_VALUE;
    return exact
        ? millionths / (double) EventLine.ONE
        : BigDecimal.valueOf(millionths, 6).doubleValue();
  }
}
