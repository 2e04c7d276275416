package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.LineValue;

/**
 * One line of an event. Numbers are whole millionths, so that sums are exact whatever their order.
 *
 * @param itemId empty where there is none
 * @param query empty where there is none
 * @param quantity millionths of a piece, or {@link #ABSENT}
 * @param unitPrice millionths of a currency unit, or {@link #ABSENT}
 * @param amount quantity times unit price, millionths of a currency unit, or {@link #ABSENT}
 * @param stars millionths of a star, or {@link #ABSENT}
 */
public record EventLine(
    String itemId, String query, long quantity, long unitPrice, long amount, long stars) {

  /** Says that a line has no such number. */
  public static final long ABSENT = Long.MIN_VALUE;

  /** An amount beyond this (millionths) is an error of its sender, and could overflow sums. */
  private static final double MAX_AMOUNT = 1e16;

  /** How many millionths make one. */
  public static final long ONE = 1_000_000;

  public static EventLine ofItem(String itemId) {
    return new EventLine(itemId, "", ABSENT, ABSENT, ABSENT, ABSENT);
  }

  public static EventLine ofQuery(String query) {
    return new EventLine("", query, ABSENT, ABSENT, ABSENT, ABSENT);
  }

  public static EventLine ofRating(String itemId, long stars) {
    return new EventLine(itemId, "", ABSENT, ABSENT, ABSENT, stars);
  }

  /**
   * A line of a cart or an order.
   *
   * @param pieces whole pieces
   * @param unitPrice millionths of a currency unit, or {@link #ABSENT}
   */
  public static EventLine ofPieces(String itemId, long pieces, long unitPrice) {
    boolean counts = unitPrice != ABSENT && Math.abs((double) pieces * unitPrice) <= MAX_AMOUNT;
    long amount = counts ? pieces * unitPrice : ABSENT;
    return new EventLine(itemId, "", Math.multiplyExact(pieces, ONE), unitPrice, amount, ABSENT);
  }

  /** The text of that name; empty where the line has none. */
  public String text(LineValue value) {
    return switch (value) {
      case ITEM_ID -> itemId;
      case QUERY -> query;
      case QUANTITY, AMOUNT, UNIT_PRICE, STARS -> "";
    };
  }

  /** The number of that name in millionths; {@link #ABSENT} where the line has none. */
  public long number(LineValue value) {
    return switch (value) {
      case QUANTITY -> quantity;
      case AMOUNT -> amount;
      case UNIT_PRICE -> unitPrice;
      case STARS -> stars;
      case ITEM_ID, QUERY -> ABSENT;
    };
  }

  public boolean has(LineValue value) {
    return value.isText() ? !text(value).isEmpty() : number(value) != ABSENT;
  }
}
