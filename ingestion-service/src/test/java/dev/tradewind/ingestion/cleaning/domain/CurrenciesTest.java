package dev.tradewind.ingestion.cleaning.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ingestion.domain.Amount;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CurrenciesTest {

  private static final Currencies EURO =
      new Currencies(
          Optional.of("EUR"), Map.of("JPY", new BigDecimal("0.0061"), "USD", BigDecimal.ONE));

  @Property
  void theAmountIsExactToTheNinthDecimal(
      @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long units,
      @ForAll @IntRange(min = 0, max = 999_999_999) int nanos) {
    Amount yen = new Amount("JPY", units, units < 0 ? -nanos : nanos);

    Amount euros = EURO.inBase(yen).orElseThrow();

    BigDecimal error = value(yen).multiply(new BigDecimal("0.0061")).subtract(value(euros)).abs();
    assertThat(error).isLessThanOrEqualTo(new BigDecimal("0.0000000005"));
    assertThat(euros.currencyCode()).isEqualTo("EUR");
    assertThat(Long.signum(euros.units()) * Integer.signum(euros.nanos())).isNotNegative();
  }

  @Test
  void theShopsOwnCurrencyIsNotConverted() {
    assertThat(EURO.inBase(new Amount("EUR", 1, 0))).isEmpty();
  }

  @Test
  void anAmountThatGrowsTooLargeIsNotConverted() {
    Currencies weak = new Currencies(Optional.of("IDR"), Map.of("EUR", new BigDecimal("17000")));
    assertThat(weak.inBase(new Amount("EUR", Long.MAX_VALUE, 0))).isEmpty();
    assertThat(EURO.inBase(new Amount("USD", Long.MIN_VALUE, 0)))
        .contains(new Amount("EUR", Long.MIN_VALUE, 0));
  }

  @Test
  void wrongSettingsAreNamed() {
    assertThatThrownBy(() -> new Currencies(Optional.of("EURO"), Map.of()))
        .hasMessageContaining("tradewind.ingestion.currency.base: EURO");
    assertThatThrownBy(() -> new Currencies(Optional.of("EUR"), Map.of("USD", BigDecimal.ZERO)))
        .hasMessageContaining("tradewind.ingestion.currency.rates.USD: 0");
    assertThatThrownBy(() -> new Currencies(Optional.empty(), Map.of("USD", BigDecimal.ONE)))
        .hasMessageContaining("tradewind.ingestion.currency.base is not set");
  }

  private static BigDecimal value(Amount amount) {
    return BigDecimal.valueOf(amount.units()).add(BigDecimal.valueOf(amount.nanos(), 9));
  }
}
