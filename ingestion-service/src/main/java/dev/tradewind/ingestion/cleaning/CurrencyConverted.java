package dev.tradewind.ingestion.cleaning;

import dev.tradewind.api.common.v1.Money;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.ingestion.cleaning.domain.Action;
import dev.tradewind.ingestion.cleaning.domain.Arrival;
import dev.tradewind.ingestion.cleaning.domain.Currencies;
import dev.tradewind.ingestion.cleaning.domain.Rule;
import dev.tradewind.ingestion.domain.Amount;
import dev.tradewind.ingestion.message.Amounts;
import java.util.List;
import java.util.Optional;

/** A price in another currency than the shop's own is given in the shop's own, too. */
final class CurrencyConverted implements CleaningStep {

  private static final String NAME = "CURRENCY_CONVERTED";

  private final Currencies currencies;
  private final Rule rule;

  CurrencyConverted(Currencies currencies) {
    this.currencies = currencies;
    this.rule =
        new Rule(
            NAME,
            Action.CORRECT,
            currencies
                .base()
                .map(base -> "A line's price in another currency gets a base_price in " + base)
                .orElse("Off: the shop has not said its currency")
                .concat("."));
  }

  @Override
  public Rule rule() {
    return rule;
  }

  @Override
  public Verdict look(Draft draft, Arrival arrival) {
    if (currencies.base().isEmpty()
        || Prices.lines(draft.now()).stream().noneMatch(this::isForeign)) {
      return Verdict.CLEAN;
    }
    boolean any = false;
    List<LineItem.Builder> lines = Prices.lineBuilders(draft.change());
    for (int number = 0; number < lines.size(); number++) {
      Optional<Amount> inBase = inBase(lines.get(number));
      if (inBase.isPresent()) {
        lines.get(number).setBasePrice(Amounts.message(inBase.get()));
        draft.correct(NAME, Prices.linePath(draft.now(), number) + ".base_price", "");
        any = true;
      }
    }
    return any ? Verdict.CORRECTED : Verdict.CLEAN;
  }

  private boolean isForeign(LineItem line) {
    return line.hasUnitPrice() && !isBase(line.getUnitPrice());
  }

  private boolean isBase(Money price) {
    return currencies.base().filter(price.getCurrencyCode()::equals).isPresent();
  }

  private Optional<Amount> inBase(LineItem.Builder line) {
    return line.hasUnitPrice()
        ? currencies.inBase(Amounts.amount(line.getUnitPrice()))
        : Optional.empty();
  }
}
