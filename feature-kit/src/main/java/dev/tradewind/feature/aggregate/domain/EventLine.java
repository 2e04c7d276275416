package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.LineVariables;

/**
 * What one line of an event has of its own. Numbers are whole millionths, so that sums are exact
 * whatever their order; texts are empty where there are none.
 *
 * @param category the widest category
 * @param categoryPath all categories joined by {@code >}
 * @param quantity millionths of a piece, or {@link #ABSENT}
 * @param unitPrice millionths of a currency unit, or {@link #ABSENT}
 * @param amount quantity times unit price or a payment's, millionths of a currency unit, or {@link
 *     #ABSENT}
 * @param stars millionths of a star, or {@link #ABSENT}
 * @param position millionths of a place, or {@link #ABSENT}
 * @param pieces millionths: the results of a search, the change of a stock; or {@link #ABSENT}
 */
public record EventLine(
    String itemId,
    String category,
    String categoryPath,
    String brand,
    String currency,
    long quantity,
    long unitPrice,
    long amount,
    long stars,
    long position,
    long pieces) {

  /** Says that a line has no such number. */
  public static final long ABSENT = LineVariables.ABSENT;

  /** How many millionths make one. */
  public static final long ONE = LineVariables.ONE;

  /** A line that says nothing: what an event without lines has. */
  public static final EventLine EMPTY = ofItem("");

  /** An amount beyond this (millionths) is an error of its sender: it counts as none. */
  private static final double MAX_AMOUNT = 1e16;

  public static EventLine ofItem(String itemId) {
    return ofItem(itemId, "", "", "");
  }

  public static EventLine ofItem(
      String itemId, String category, String categoryPath, String brand) {
    return new EventLine(
        itemId, category, categoryPath, brand, "", ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT);
  }

  public static EventLine ofRating(String itemId, long stars) {
    return new EventLine(itemId, "", "", "", "", ABSENT, ABSENT, ABSENT, stars, ABSENT, ABSENT);
  }

  /**
   * A line of a cart or an order.
   *
   * @param pieces whole pieces
   * @param unitPrice millionths of a currency unit, or {@link #ABSENT}
   */
  public static EventLine ofPieces(String itemId, long pieces, long unitPrice) {
    return ofItem(itemId).withPieces(pieces, unitPrice, "");
  }

  /**
   * The same line of a cart or an order.
   *
   * @param pieces whole pieces
   * @param unitPrice millionths of a currency unit, or {@link #ABSENT}
   * @param currency what was paid in
   */
  public EventLine withPieces(long pieces, long unitPrice, String currency) {
    boolean counts = unitPrice != ABSENT && Math.abs((double) pieces * unitPrice) <= MAX_AMOUNT;
    long total = counts ? pieces * unitPrice : ABSENT;
    return new EventLine(
        itemId,
        category,
        categoryPath,
        brand,
        currency,
        Math.multiplyExact(pieces, ONE),
        unitPrice,
        total,
        stars,
        position,
        this.pieces);
  }

  /** The same line at a place of a list (millionths), or {@link #ABSENT}. */
  public EventLine at(long place) {
    return new EventLine(
        itemId,
        category,
        categoryPath,
        brand,
        currency,
        quantity,
        unitPrice,
        amount,
        stars,
        place,
        pieces);
  }

  /** A payment. */
  public static EventLine ofPayment(long amount, String currency) {
    return new EventLine("", "", "", "", currency, ABSENT, ABSENT, amount, ABSENT, ABSENT, ABSENT);
  }

  /** A new price of an item. */
  public static EventLine ofPrice(String itemId, long unitPrice, String currency) {
    return new EventLine(
        itemId, "", "", "", currency, ABSENT, unitPrice, ABSENT, ABSENT, ABSENT, ABSENT);
  }

  /** A search that found so many, or a stock that changed by so many (whole pieces). */
  public static EventLine ofCount(String itemId, long pieces) {
    return new EventLine(
        itemId,
        "",
        "",
        "",
        "",
        ABSENT,
        ABSENT,
        ABSENT,
        ABSENT,
        ABSENT,
        Math.abs(pieces) <= Long.MAX_VALUE / ONE ? pieces * ONE : ABSENT);
  }

  /** The number of that name in millionths; {@link #ABSENT} where the line has none. */
  long number(LineValue value) {
    return switch (value) {
      case QUANTITY -> quantity;
      case AMOUNT -> amount;
      case UNIT_PRICE -> unitPrice;
      case STARS -> stars;
      case POSITION -> position;
      default -> ABSENT;
    };
  }
}
