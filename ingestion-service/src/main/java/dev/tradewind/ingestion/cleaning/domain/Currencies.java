package dev.tradewind.ingestion.cleaning.domain;

import dev.tradewind.ingestion.domain.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The currencies that a shop takes, and what they are worth in its own.
 *
 * <p>With a base currency, the base and those with a rate are taken; without one, all of ISO 4217
 * (as the Java runtime lists it, former currencies included), and nothing can be converted.
 */
public final class Currencies {

  private static final String SETTING = "tradewind.ingestion.currency.";
  private static final int NANO_DIGITS = 9;
  private static final Set<String> ISO_4217 =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private final Optional<String> base;
  private final Map<String, BigDecimal> rates;

  /**
   * Checks and keeps the shop's currencies.
   *
   * @param base the shop's own currency, ISO 4217
   * @param rates by currency, how many units of the base currency one unit of it is worth; more
   *     than 0
   * @throws IllegalArgumentException where one is wrong, naming the setting
   */
  public Currencies(Optional<String> base, Map<String, BigDecimal> rates) {
    this.base = base;
    this.rates = Map.copyOf(rates);
    base.ifPresent(code -> requireIso("base", code));
    if (base.isEmpty() && !rates.isEmpty()) {
      throw new IllegalArgumentException(
          SETTING + "rates: there are rates, but tradewind.ingestion.currency.base is not set");
    }
    rates.forEach(
        (code, rate) -> {
          requireIso("rates." + code, code);
          if (rate.signum() <= 0) {
            throw new IllegalArgumentException(
                SETTING + "rates." + code + ": " + rate + " (expected: > 0)");
          }
        });
  }

  /** The shop's own currency, where it is said. */
  public Optional<String> base() {
    return base;
  }

  /** Whether an amount of this currency is taken. */
  public boolean isTaken(String code) {
    return base.isPresent()
        ? base.get().equals(code) || rates.containsKey(code)
        : ISO_4217.contains(code);
  }

  /** What is taken, in words. */
  public String taken() {
    return base.isEmpty()
        ? "any currency of ISO 4217"
        : "one of " + new TreeSet<>(withBase(base.get()));
  }

  /**
   * An amount in the base currency, rounded half to even at the ninth decimal; empty where it is in
   * it already, there is no rate, or the result is too large to be written.
   */
  public Optional<Amount> inBase(Amount amount) {
    BigDecimal rate = rates.get(amount.currencyCode());
    if (base.isEmpty() || base.get().equals(amount.currencyCode()) || rate == null) {
      return Optional.empty();
    }
    BigDecimal value =
        BigDecimal.valueOf(amount.units())
            .add(BigDecimal.valueOf(amount.nanos(), NANO_DIGITS))
            .multiply(rate)
            .setScale(NANO_DIGITS, RoundingMode.HALF_EVEN);
    BigDecimal units = value.setScale(0, RoundingMode.DOWN);
    if (units.toBigInteger().bitLength() >= Long.SIZE) {
      return Optional.empty();
    }
    int nanos = value.subtract(units).movePointRight(NANO_DIGITS).intValueExact();
    return Optional.of(new Amount(base.get(), units.longValueExact(), nanos));
  }

  private Set<String> withBase(String own) {
    Set<String> all = new TreeSet<>(rates.keySet());
    all.add(own);
    return all;
  }

  private static void requireIso(String setting, String code) {
    if (!ISO_4217.contains(code)) {
      throw new IllegalArgumentException(
          SETTING + setting + ": " + code + " (expected: a currency of ISO 4217)");
    }
  }
}
