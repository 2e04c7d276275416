package dev.tradewind.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.common.v1.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class AmountsTest {

  @Test
  void decimalsStayExact() {
    assertThat(Amounts.of("GBP", new BigDecimal("2.55")))
        .isEqualTo(
            Money.newBuilder().setCurrencyCode("GBP").setUnits(2).setNanos(550_000_000).build());
    assertThat(Amounts.ofCents("EUR", 1999))
        .isEqualTo(
            Money.newBuilder().setCurrencyCode("EUR").setUnits(19).setNanos(990_000_000).build());
  }
}
