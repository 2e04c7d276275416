package dev.tradewind.feature.definition.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The texts and numbers of an event line, by the names that definitions use. */
public enum LineValue {
  EVENT_TYPE(Kind.TEXT),
  ITEM_ID(Kind.TEXT),
  /** The widest category. */
  CATEGORY(Kind.TEXT),
  /** From the widest category to the narrowest, joined by {@code >}. */
  CATEGORY_PATH(Kind.TEXT),
  BRAND(Kind.TEXT),
  QUERY(Kind.TEXT),
  CHANNEL(Kind.TEXT),
  SESSION_ID(Kind.TEXT),
  DEVICE_ID(Kind.TEXT),
  STORE_ID(Kind.TEXT),
  ORDER_ID(Kind.TEXT),
  COUNTRY_CODE(Kind.TEXT),
  /** The currency that was paid in; prices and amounts are in the shop's own. */
  CURRENCY(Kind.TEXT),
  PAYMENT_KIND(Kind.TEXT),
  PAYMENT_FINGERPRINT(Kind.TEXT),
  PAYMENT_COUNTRY(Kind.TEXT),
  ADDRESS_FINGERPRINT(Kind.TEXT),
  OUTCOME(Kind.TEXT),
  REASON(Kind.TEXT),
  TOPIC(Kind.TEXT),
  LIST_ID(Kind.TEXT),
  RANKING_ID(Kind.TEXT),
  SURFACE(Kind.TEXT),
  EXPERIMENT_ID(Kind.TEXT),
  VARIANT(Kind.TEXT),
  COUPON(Kind.TEXT),
  /** Of a custom event. */
  NAME(Kind.TEXT),
  QUANTITY(Kind.NUMBER),
  UNIT_PRICE(Kind.NUMBER),
  /** Quantity times unit price, or a payment's. */
  AMOUNT(Kind.NUMBER),
  STARS(Kind.NUMBER),
  POSITION(Kind.NUMBER),
  RESULT_COUNT(Kind.NUMBER),
  CHANGE(Kind.NUMBER),
  /** 0 to 23, UTC. */
  HOUR(Kind.TIME),
  /** 0 is Monday, UTC. */
  WEEKDAY(Kind.TIME),
  /** Days since 1970-01-01, UTC. */
  DAY(Kind.TIME),
  /** Seconds since 1970-01-01. */
  SECOND(Kind.TIME);

  private enum Kind {
    TEXT,
    NUMBER,
    TIME
  }

  private static final Map<String, LineValue> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(LineValue::wireName, Function.identity()));

  private final Kind kind;
  private final String wireName = name().toLowerCase(Locale.ROOT);

  LineValue(Kind kind) {
    this.kind = kind;
  }

  /** The value with this name in definitions, for example {@code "item_id"}. */
  public static Optional<LineValue> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  public String wireName() {
    return wireName;
  }

  /** Whether it is a text; else it is a number. */
  public boolean isText() {
    return kind == Kind.TEXT;
  }

  /** Whether it is a whole number that every event has, because it comes from its time. */
  public boolean isTime() {
    return kind == Kind.TIME;
  }

  /** Whether lines can be grouped by it: texts, and whole numbers of the time that come again. */
  public boolean isGroup() {
    return isText() || (isTime() && this != SECOND);
  }
}
