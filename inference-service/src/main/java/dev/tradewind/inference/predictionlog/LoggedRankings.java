package dev.tradewind.inference.predictionlog;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.api.ingestion.v1.PredictionTensor;
import dev.tradewind.inference.predictionlog.domain.OutcomeBook;
import dev.tradewind.inference.predictionlog.domain.ShownRanking;
import dev.tradewind.inference.predictionlog.domain.Step;
import dev.tradewind.inference.predictionlog.domain.Taken;
import dev.tradewind.inference.shoplog.LogConsumer;
import dev.tradewind.inference.shoplog.LoggedEvent;
import java.time.Instant;
import java.util.List;

/** Takes from the shop's log the rankings in it, and what shoppers did then. */
final class LoggedRankings implements LogConsumer {

  private final OutcomeBook book;

  LoggedRankings(OutcomeBook book) {
    this.book = book;
  }

  @Override
  public void take(LoggedEvent logged) {
    Event event = logged.event();
    int partition = logged.partition();
    switch (event.getPayloadCase()) {
      case PREDICTION -> book.shown(partition, ranking(event));
      case SELECT_ITEM ->
          took(
              logged,
              Step.CLICKED,
              event.getSelectItem().getRankingId(),
              event.getSelectItem().getItem().getItemId());
      case ADD_TO_CART -> took(logged, Step.CARTED, List.of(event.getAddToCart().getLine()));
      case PURCHASE -> took(logged, Step.BOUGHT, event.getPurchase().getLinesList());
      default -> {
        // Nothing that comes of a ranking.
      }
    }
    book.reached(partition, logged.receivedAt());
  }

  @Override
  public void startOver() {
    book.clear();
  }

  @Override
  public void readThrough(Instant moment) {
    book.reached(moment);
  }

  private void took(LoggedEvent logged, Step step, List<LineItem> lines) {
    lines.forEach(line -> took(logged, step, subject(logged.event()), line.getItemId()));
  }

  private void took(LoggedEvent logged, Step step, String key, String item) {
    book.took(
        logged.partition(),
        new Taken(step, key, item, instant(logged.event()), logged.receivedAt()));
  }

  private static ShownRanking ranking(Event event) {
    Prediction prediction = event.getPrediction();
    List<String> items =
        prediction.getOutputsList().stream()
            .filter(output -> output.getName().equals(RankingEvent.ITEM_IDS))
            .findFirst()
            .map(PredictionTensor::getTextsList)
            .<List<String>>map(List::copyOf)
            .orElse(List.of());
    return new ShownRanking(
        prediction.getPredictionId(),
        prediction.getModel(),
        prediction.getVersion(),
        subject(event),
        instant(event),
        items);
  }

  private static String subject(Event event) {
    return event.getShopperId().isEmpty() ? event.getAnonymousId() : event.getShopperId();
  }

  private static Instant instant(Event event) {
    return Instant.ofEpochSecond(
        event.getOccurredAt().getSeconds(), event.getOccurredAt().getNanos());
  }
}
