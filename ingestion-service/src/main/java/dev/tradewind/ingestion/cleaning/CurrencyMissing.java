package dev.tradewind.ingestion.cleaning;

import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.ingestion.cleaning.domain.Action;
import dev.tradewind.ingestion.cleaning.domain.Arrival;
import dev.tradewind.ingestion.cleaning.domain.Currencies;
import dev.tradewind.ingestion.cleaning.domain.Rule;
import java.util.List;

/** A price without a currency is one in the shop's own. */
final class CurrencyMissing implements CleaningStep {

  private static final String NAME = "CURRENCY_MISSING";

  private final Currencies currencies;
  private final Rule rule;

  CurrencyMissing(Currencies currencies) {
    this.currencies = currencies;
    this.rule =
        new Rule(
            NAME,
            Action.CORRECT,
            currencies
                .base()
                .map(base -> "A line's price without a currency is taken to be in " + base + ".")
                .orElse(
                    "Off: the shop has not said its currency, and a price without one is"
                        + " FIELD_INVALID."));
  }

  @Override
  public Rule rule() {
    return rule;
  }

  @Override
  public Verdict look(Draft draft, Arrival arrival) {
    if (currencies.base().isEmpty()
        || Prices.lines(draft.now()).stream().noneMatch(CurrencyMissing::lacksIt)) {
      return Verdict.CLEAN;
    }
    List<LineItem.Builder> lines = Prices.lineBuilders(draft.change());
    for (int number = 0; number < lines.size(); number++) {
      LineItem.Builder line = lines.get(number);
      if (line.hasUnitPrice() && line.getUnitPrice().getCurrencyCode().isEmpty()) {
        line.getUnitPriceBuilder().setCurrencyCode(currencies.base().get());
        String path = Prices.linePath(draft.now(), number) + ".unit_price.currency_code";
        draft.correct(NAME, path, "");
      }
    }
    return Verdict.CORRECTED;
  }

  private static boolean lacksIt(LineItem line) {
    return line.hasUnitPrice() && line.getUnitPrice().getCurrencyCode().isEmpty();
  }
}
