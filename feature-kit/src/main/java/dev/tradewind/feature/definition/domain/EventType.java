package dev.tradewind.feature.definition.domain;

import static dev.tradewind.feature.definition.domain.LineValue.AMOUNT;
import static dev.tradewind.feature.definition.domain.LineValue.ITEM_ID;
import static dev.tradewind.feature.definition.domain.LineValue.QUANTITY;
import static dev.tradewind.feature.definition.domain.LineValue.QUERY;
import static dev.tradewind.feature.definition.domain.LineValue.STARS;
import static dev.tradewind.feature.definition.domain.LineValue.UNIT_PRICE;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of event in the log, and what their lines carry. */
public enum EventType {
  VIEW_ITEM,
  SEARCH,
  ADD_TO_CART,
  REMOVE_FROM_CART,
  PURCHASE,
  REFUND,
  RATING,
  /** An event of a kind that this version does not know: no feature can count it. */
  OTHER;

  /** The type whose payload field in Event has this name, for example {@code "view_item"}. */
  public static Optional<EventType> named(String name) {
    return Arrays.stream(values())
        .filter(type -> type != OTHER && type.wireName().equals(name))
        .findFirst();
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether lines of such events have the value, or may have it. */
  public boolean carries(LineValue value) {
    return switch (this) {
      case VIEW_ITEM -> value == ITEM_ID;
      case SEARCH -> value == QUERY;
      case ADD_TO_CART, REMOVE_FROM_CART, PURCHASE, REFUND ->
          value == ITEM_ID || value == QUANTITY || value == UNIT_PRICE || value == AMOUNT;
      case RATING -> value == ITEM_ID || value == STARS;
      case OTHER -> false;
    };
  }
}
