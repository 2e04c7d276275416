package dev.tradewind.inference.experiment.outcome;

import dev.tradewind.api.common.v1.Money;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Exposure;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.inference.experiment.decisions.DecisionBook;
import dev.tradewind.inference.experiment.domain.Action;
import dev.tradewind.inference.experiment.domain.Action.Kind;
import dev.tradewind.inference.experiment.domain.Exposed;
import dev.tradewind.inference.shoplog.LogConsumer;
import dev.tradewind.kit.shoplog.LoggedEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads exposures, what followed from them, and how decisions went. */
@Singleton
class OutcomeReader implements LogConsumer {

  private static final long MICROS = 1_000_000;
  private static final long NANOS_PER_MICRO = 1_000;

  private final OutcomeBook book;
  private final DecisionBook decisions;

  OutcomeReader(OutcomeBook book, DecisionBook decisions) {
    this.book = book;
    this.decisions = decisions;
  }

  @Override
  public void take(LoggedEvent logged) {
    Event event = logged.event();
    List<String> subjects = subjects(event);
    if (event.hasExposure()) {
      book.exposed(
          event.getExposure().getExperiment().getExperimentId(),
          exposed(logged, subjects.get(0), event.getExposure()));
    } else if (event.hasCustom()) {
      decisions.take(event);
    } else {
      action(logged).ifPresent(action -> book.acted(subjects, action));
    }
  }

  @Override
  public void readThrough(Instant moment) {
    book.readThrough(moment);
  }

  @Override
  public void startOver() {
    book.startOver();
    decisions.startOver();
  }

  private static Exposed exposed(LoggedEvent logged, String subject, Exposure exposure) {
    return new Exposed(
        subject,
        exposure.getExperiment().getVariant(),
        exposure.getRankingId(),
        at(logged.event()),
        logged.receivedAt());
  }

  private static Optional<Action> action(LoggedEvent logged) {
    Event event = logged.event();
    return switch (event.getPayloadCase()) {
      case SELECT_ITEM -> Optional.of(look(logged, event.getSelectItem().getRankingId()));
      case VIEW_ITEM -> Optional.of(look(logged, event.getViewItem().getRankingId()));
      case SEARCH, VIEW_ITEM_LIST, IMPRESSION -> Optional.of(look(logged, ""));
      case ADD_TO_CART -> Optional.of(action(logged, Kind.CART, "", 0));
      case PURCHASE ->
          Optional.of(
              action(logged, Kind.PURCHASE, "", micros(event.getPurchase().getLinesList())));
      default -> Optional.empty();
    };
  }

  private static Action look(LoggedEvent logged, String ranking) {
    return action(logged, ranking.isEmpty() ? Kind.LOOK : Kind.CHOICE, ranking, 0);
  }

  private static Action action(LoggedEvent logged, Kind kind, String ranking, long micros) {
    return new Action(kind, ranking, micros, at(logged.event()), logged.receivedAt());
  }

  private static Instant at(Event event) {
    return Instant.ofEpochSecond(
        event.getOccurredAt().getSeconds(), event.getOccurredAt().getNanos());
  }

  /** Who it may be: the event's subject first. */
  private static List<String> subjects(Event event) {
    return Stream.of(event.getShopperId(), event.getAnonymousId(), event.getLoyaltyCardId())
        .filter(id -> !id.isEmpty())
        .distinct()
        .toList();
  }

  private static long micros(List<LineItem> lines) {
    return lines.stream().mapToLong(line -> line.getQuantity() * micros(price(line))).sum();
  }

  private static Money price(LineItem line) {
    return line.hasBasePrice() ? line.getBasePrice() : line.getUnitPrice();
  }

  private static long micros(Money money) {
    return money.getUnits() * MICROS + money.getNanos() / NANOS_PER_MICRO;
  }
}
