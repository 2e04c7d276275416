package dev.tradewind.feature.definition.domain;

import static dev.tradewind.feature.definition.domain.LineValue.ADDRESS_FINGERPRINT;
import static dev.tradewind.feature.definition.domain.LineValue.AMOUNT;
import static dev.tradewind.feature.definition.domain.LineValue.BRAND;
import static dev.tradewind.feature.definition.domain.LineValue.CATEGORY;
import static dev.tradewind.feature.definition.domain.LineValue.CATEGORY_PATH;
import static dev.tradewind.feature.definition.domain.LineValue.CHANGE;
import static dev.tradewind.feature.definition.domain.LineValue.CHANNEL;
import static dev.tradewind.feature.definition.domain.LineValue.COUNTRY_CODE;
import static dev.tradewind.feature.definition.domain.LineValue.COUPON;
import static dev.tradewind.feature.definition.domain.LineValue.CURRENCY;
import static dev.tradewind.feature.definition.domain.LineValue.DAY;
import static dev.tradewind.feature.definition.domain.LineValue.DEVICE_ID;
import static dev.tradewind.feature.definition.domain.LineValue.EXPERIMENT_ID;
import static dev.tradewind.feature.definition.domain.LineValue.HOUR;
import static dev.tradewind.feature.definition.domain.LineValue.ITEM_ID;
import static dev.tradewind.feature.definition.domain.LineValue.LIST_ID;
import static dev.tradewind.feature.definition.domain.LineValue.NAME;
import static dev.tradewind.feature.definition.domain.LineValue.ORDER_ID;
import static dev.tradewind.feature.definition.domain.LineValue.OUTCOME;
import static dev.tradewind.feature.definition.domain.LineValue.PAYMENT_COUNTRY;
import static dev.tradewind.feature.definition.domain.LineValue.PAYMENT_FINGERPRINT;
import static dev.tradewind.feature.definition.domain.LineValue.PAYMENT_KIND;
import static dev.tradewind.feature.definition.domain.LineValue.POSITION;
import static dev.tradewind.feature.definition.domain.LineValue.QUANTITY;
import static dev.tradewind.feature.definition.domain.LineValue.QUERY;
import static dev.tradewind.feature.definition.domain.LineValue.RANKING_ID;
import static dev.tradewind.feature.definition.domain.LineValue.REASON;
import static dev.tradewind.feature.definition.domain.LineValue.RESULT_COUNT;
import static dev.tradewind.feature.definition.domain.LineValue.SECOND;
import static dev.tradewind.feature.definition.domain.LineValue.SESSION_ID;
import static dev.tradewind.feature.definition.domain.LineValue.STARS;
import static dev.tradewind.feature.definition.domain.LineValue.STORE_ID;
import static dev.tradewind.feature.definition.domain.LineValue.SURFACE;
import static dev.tradewind.feature.definition.domain.LineValue.TOPIC;
import static dev.tradewind.feature.definition.domain.LineValue.UNIT_PRICE;
import static dev.tradewind.feature.definition.domain.LineValue.VARIANT;
import static dev.tradewind.feature.definition.domain.LineValue.WEEKDAY;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of event in the log, and what their lines carry. */
public enum EventType {
  VIEW_ITEM(Lines.NONE, ITEM_ID, CATEGORY, CATEGORY_PATH, BRAND, RANKING_ID),
  SEARCH(Lines.NONE, QUERY, RESULT_COUNT),
  ADD_TO_CART(Lines.OF_PIECES),
  REMOVE_FROM_CART(Lines.OF_PIECES),
  PURCHASE(Lines.OF_PIECES, ORDER_ID),
  REFUND(Lines.OF_PIECES, ORDER_ID),
  RATING(Lines.NONE, ITEM_ID, STARS),
  VIEW_ITEM_LIST(Lines.LISTED, LIST_ID, RANKING_ID),
  SELECT_ITEM(Lines.LISTED, LIST_ID, RANKING_ID, QUERY),
  VIEW_CART(Lines.OF_PIECES),
  BEGIN_CHECKOUT(Lines.OF_PIECES, COUPON),
  ADD_PAYMENT_INFO(Lines.PAID),
  PAYMENT_ATTEMPT(Lines.PAID, ORDER_ID, AMOUNT, CURRENCY, ADDRESS_FINGERPRINT),
  PAYMENT_RESULT(Lines.PAID, ORDER_ID, AMOUNT, CURRENCY, OUTCOME, REASON),
  RETURN_ITEMS(Lines.OF_PIECES, ORDER_ID, REASON),
  REVIEW(Lines.NONE, ITEM_ID, STARS),
  IMPRESSION(Lines.LISTED, RANKING_ID, SURFACE, QUERY),
  EXPOSURE(Lines.NONE, EXPERIMENT_ID, VARIANT, RANKING_ID, SURFACE),
  SUPPORT_CONTACT(Lines.NONE, TOPIC, ORDER_ID),
  STOCK_MOVEMENT(Lines.NONE, ITEM_ID, CHANGE, REASON),
  PRICE_CHANGE(Lines.NONE, ITEM_ID, UNIT_PRICE, CURRENCY),
  IDENTIFY(Lines.NONE),
  CUSTOM(Lines.NONE, NAME, ITEM_ID),
  ADD_TO_WISHLIST(Lines.OF_PIECES),
  PREDICTION(Lines.NONE, RANKING_ID),
  PREDICTION_OUTCOME(Lines.NONE, RANKING_ID),
  /** An event of a kind that this version does not know: no feature can count it. */
  OTHER(Lines.NONE);

  /** What several types have in common. */
  private enum Lines {
    NONE,
    OF_PIECES(ITEM_ID, CATEGORY, CATEGORY_PATH, BRAND, QUANTITY, UNIT_PRICE, AMOUNT, CURRENCY),
    LISTED(ITEM_ID, CATEGORY, CATEGORY_PATH, POSITION),
    PAID(PAYMENT_KIND, PAYMENT_FINGERPRINT, PAYMENT_COUNTRY);

    @SuppressWarnings("ImmutableEnumChecker") // List.of gives an immutable one.
    private final List<LineValue> values;

    Lines(LineValue... values) {
      this.values = List.of(values);
    }
  }

  private static final Set<LineValue> OF_EVERY_EVENT =
      EnumSet.of(
          LineValue.EVENT_TYPE,
          CHANNEL,
          SESSION_ID,
          DEVICE_ID,
          STORE_ID,
          COUNTRY_CODE,
          HOUR,
          WEEKDAY,
          DAY,
          SECOND);

  private static final Map<String, EventType> BY_NAME =
      Arrays.stream(values())
          .filter(type -> type != OTHER)
          .collect(Collectors.toMap(EventType::wireName, Function.identity()));

  @SuppressWarnings("ImmutableEnumChecker") // Filled by the constructor, never changed again.
  private final Set<LineValue> carried = EnumSet.noneOf(LineValue.class);

  private final String wireName = name().toLowerCase(Locale.ROOT);

  EventType(Lines lines, LineValue... more) {
    carried.addAll(lines.values);
    carried.addAll(List.of(more));
  }

  /** The type whose payload field in Event has this name, for example {@code "view_item"}. */
  public static Optional<EventType> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  public String wireName() {
    return wireName;
  }

  /** Whether lines of such events have the value, or may have it. */
  public boolean carries(LineValue value) {
    return this != OTHER && (carried.contains(value) || OF_EVERY_EVENT.contains(value));
  }
}
