package dev.tradewind.ingestion.message;

import dev.tradewind.api.common.v1.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts that are written as decimal numbers. */
public final class DecimalMoney {

  private static final int NANO_DIGITS = 9;

  private DecimalMoney() {}

  /**
   * The amount, rounded half even to billionths.
   *
   * @throws ArithmeticException where it has more than 18 digits before the point
   */
  public static Money of(BigDecimal amount, String currencyCode) {
    BigDecimal rounded = amount.setScale(NANO_DIGITS, RoundingMode.HALF_EVEN);
    BigDecimal units = rounded.setScale(0, RoundingMode.DOWN);
    return Money.newBuilder()
        .setCurrencyCode(currencyCode)
        .setUnits(units.longValueExact())
        .setNanos(rounded.subtract(units).movePointRight(NANO_DIGITS).intValueExact())
        .build();
  }
}
