package dev.tradewind.inference.experiment.outcome;

import dev.tradewind.api.common.v1.Money;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Exposure;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.inference.shoplog.LogConsumer;
import dev.tradewind.inference.shoplog.LoggedEvent;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Reads exposures, and what followed from them. */
@Singleton
class OutcomeReader implements LogConsumer {

  private static final double NANOS = 1e9;

  private final OutcomeBook book;

  OutcomeReader(OutcomeBook book) {
    this.book = book;
  }

  @Override
  public void take(LoggedEvent logged) {
    Event event = logged.event();
    List<String> subjects = subjects(event);
    switch (event.getPayloadCase()) {
      case EXPOSURE -> exposed(logged, subjects.get(0), event.getExposure());
      case SELECT_ITEM -> book.chose(subjects, event.getSelectItem().getRankingId());
      case VIEW_ITEM -> book.chose(subjects, event.getViewItem().getRankingId());
      case ADD_TO_CART -> book.carted(subjects);
      case PURCHASE -> book.bought(subjects, amount(event.getPurchase().getLinesList()));
      default -> {
        // Of no account for any metric.
      }
    }
    book.passed(logged.partition(), logged.receivedAt());
  }

  @Override
  public void startOver() {
    book.startOver();
  }

  private void exposed(LoggedEvent logged, String subject, Exposure exposure) {
    book.exposed(
        exposure.getExperiment().getExperimentId(),
        logged.partition(),
        logged.receivedAt(),
        subject,
        exposure.getExperiment().getVariant(),
        exposure.getRankingId());
  }

  /** Who it may be: the event's subject first. */
  private static List<String> subjects(Event event) {
    return Stream.of(event.getShopperId(), event.getAnonymousId(), event.getLoyaltyCardId())
        .filter(id -> !id.isEmpty())
        .distinct()
        .toList();
  }

  private static double amount(List<LineItem> lines) {
    return lines.stream().mapToDouble(line -> line.getQuantity() * units(price(line))).sum();
  }

  private static Money price(LineItem line) {
    return line.hasBasePrice() ? line.getBasePrice() : line.getUnitPrice();
  }

  private static double units(Money money) {
    return money.getUnits() + money.getNanos() / NANOS;
  }
}
