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
import java.util.Set;

/** The kinds of event in the log, and what their lines carry. */
public enum EventType {
  VIEW_ITEM(Set.of(ITEM_ID)),
  SEARCH(Set.of(QUERY)),
  ADD_TO_CART(Set.of(ITEM_ID, QUANTITY, UNIT_PRICE, AMOUNT)),
  REMOVE_FROM_CART(Set.of(ITEM_ID, QUANTITY, UNIT_PRICE, AMOUNT)),
  PURCHASE(Set.of(ITEM_ID, QUANTITY, UNIT_PRICE, AMOUNT)),
  REFUND(Set.of(ITEM_ID, QUANTITY, UNIT_PRICE, AMOUNT)),
  RATING(Set.of(ITEM_ID, STARS)),
  /** An event of a kind that this version does not know: no feature can count it. */
  OTHER(Set.of());

  private final Set<LineValue> values;

  EventType(Set<LineValue> values) {
    this.values = Set.copyOf(values);
  }

  /** The type whose payload field in Event has this name, for example {@code "view_item"}. */
  public static Optional<EventType> named(String name) {
    return Arrays.stream(values())
        .filter(type -> type != OTHER && type.wireName().equals(name))
        .findFirst();
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean carries(LineValue value) {
    return values.contains(value);
  }
}
