package dev.tradewind.ingestion.message;

import dev.tradewind.api.common.v1.Money;
import dev.tradewind.ingestion.domain.Amount;

/** Amounts to and from messages. */
public final class Amounts {

  private Amounts() {}

  /** The amount of a message. */
  public static Amount amount(Money message) {
    return new Amount(message.getCurrencyCode(), message.getUnits(), message.getNanos());
  }

  /** The message of an amount. */
  public static Money message(Amount amount) {
    return Money.newBuilder()
        .setCurrencyCode(amount.currencyCode())
        .setUnits(amount.units())
        .setNanos(amount.nanos())
        .build();
  }
}
