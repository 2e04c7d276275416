package dev.tradewind.feature.definition.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a feature may take from an event line. */
public enum LineValue {
  ITEM_ID(true),
  QUANTITY(false),
  /** Quantity times unit price, in currency units. */
  AMOUNT(false),
  UNIT_PRICE(false),
  QUERY(true),
  STARS(false);

  private final boolean text;

  LineValue(boolean text) {
    this.text = text;
  }

  /** The value with this name in definitions, for example {@code "item_id"}. */
  public static Optional<LineValue> named(String name) {
    return Arrays.stream(values()).filter(value -> value.wireName().equals(name)).findFirst();
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is a text; else it is a number. */
  public boolean isText() {
    return text;
  }
}
