package dev.tradewind.ingestion.cleaning;

import dev.tradewind.api.common.v1.Money;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.ingestion.cleaning.domain.Action;
import dev.tradewind.ingestion.cleaning.domain.Arrival;
import dev.tradewind.ingestion.cleaning.domain.Currencies;
import dev.tradewind.ingestion.cleaning.domain.Rule;
import dev.tradewind.ingestion.event.domain.RefusalReason;
import java.util.List;
import java.util.Map;

/** An amount of a currency that the shop does not take. */
final class CurrencyUnknown implements CleaningStep {

  private final Currencies currencies;
  private final Rule rule;

  CurrencyUnknown(Currencies currencies) {
    this.currencies = currencies;
    this.rule =
        new Rule(
            RefusalReason.CURRENCY_UNKNOWN.name(),
            Action.QUARANTINE,
            "An amount's currency is not " + currencies.taken() + ".");
  }

  @Override
  public Rule rule() {
    return rule;
  }

  @Override
  public Verdict look(Draft draft, Arrival arrival) {
    List<LineItem> lines = Prices.lines(draft.now());
    for (int number = 0; number < lines.size(); number++) {
      LineItem line = lines.get(number);
      if (line.hasUnitPrice() && !isTaken(line.getUnitPrice())) {
        return refused(Prices.linePath(draft.now(), number) + ".unit_price", line.getUnitPrice());
      }
    }
    for (Map.Entry<String, Money> other : Prices.others(draft.now()).entrySet()) {
      if (!isTaken(other.getValue())) {
        return refused(other.getKey(), other.getValue());
      }
    }
    return Verdict.CLEAN;
  }

  private boolean isTaken(Money amount) {
    return currencies.isTaken(amount.getCurrencyCode());
  }

  private Verdict refused(String path, Money amount) {
    return new Verdict.Refused(
        RefusalReason.CURRENCY_UNKNOWN,
        path + ".currency_code",
        amount.getCurrencyCode() + " (expected: " + currencies.taken() + ")");
  }
}
