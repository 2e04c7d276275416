package dev.tradewind.local.load;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.common.v1.Money;
import java.math.BigDecimal;
import java.time.Instant;

/** Values in the contracts' form. */
public final class Amounts {

  private static final long CENTS = 100;
  private static final int NANOS_OF_CENT = 10_000_000;

  private Amounts() {}

  /** An amount of whole cents. */
  public static Money ofCents(String currency, long cents) {
    return Money.newBuilder()
        .setCurrencyCode(currency)
        .setUnits(cents / CENTS)
        .setNanos((int) (cents % CENTS) * NANOS_OF_CENT)
        .build();
  }

  /** An exact decimal amount of at most nine decimals. */
  public static Money of(String currency, BigDecimal amount) {
    BigDecimal[] parts = amount.divideAndRemainder(BigDecimal.ONE);
    return Money.newBuilder()
        .setCurrencyCode(currency)
        .setUnits(parts[0].longValueExact())
        .setNanos(parts[1].movePointRight(9).intValueExact())
        .build();
  }

  /** A moment. */
  public static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
