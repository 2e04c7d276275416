package dev.tradewind.inference.predictionlog;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.api.ingestion.v1.PredictionOutcome;
import dev.tradewind.api.ingestion.v1.PredictionTensor;
import dev.tradewind.inference.predictionlog.domain.Label;
import dev.tradewind.inference.predictionlog.domain.OutcomeBook;
import dev.tradewind.inference.predictionlog.domain.ScoredCall;
import dev.tradewind.inference.predictionlog.domain.ShownRanking;
import dev.tradewind.inference.predictionlog.domain.Step;
import dev.tradewind.inference.predictionlog.domain.Taken;
import dev.tradewind.inference.shoplog.LogConsumer;
import dev.tradewind.kit.shoplog.LoggedEvent;
import java.time.Instant;
import java.util.List;

/** Takes from the shop's log the answers in it, what shoppers did then, and what turned out. */
final class LoggedPredictions implements LogConsumer {

  private final OutcomeBook book;
  private final ScoreOutputs scores;

  LoggedPredictions(OutcomeBook book, ScoreOutputs scores) {
    this.book = book;
    this.scores = scores;
  }

  @Override
  public void take(LoggedEvent logged) {
    Event event = logged.event();
    int partition = logged.partition();
    switch (event.getPayloadCase()) {
      case PREDICTION -> predicted(partition, event);
      case PREDICTION_OUTCOME -> turnedOut(event.getPredictionOutcome());
      case SELECT_ITEM ->
          took(
              logged,
              Step.CLICKED,
              event.getSelectItem().getRankingId(),
              event.getSelectItem().getItem().getItemId());
      case ADD_TO_CART -> took(logged, Step.CARTED, List.of(event.getAddToCart().getLine()));
      case PURCHASE -> took(logged, Step.BOUGHT, event.getPurchase().getLinesList());
      default -> {
        // Nothing that comes of an answer.
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

  private void predicted(int partition, Event event) {
    Prediction prediction = event.getPrediction();
    if (prediction.getDecision().equals(PredictionOutbox.PREDICT)) {
      book.answered(
          new ScoredCall(
              prediction.getPredictionId(),
              prediction.getModel(),
              prediction.getVersion(),
              scores.of(prediction)));
    } else {
      book.shown(partition, ranking(event));
    }
  }

  private void turnedOut(PredictionOutcome outcome) {
    switch (outcome.getLabelCase()) {
      case HAPPENED ->
          book.turnedOut(
              outcome.getPredictionId(),
              outcome.getRow(),
              new Label.Happened(outcome.getHappened()));
      case VALUE ->
          book.turnedOut(
              outcome.getPredictionId(), outcome.getRow(), new Label.Amount(outcome.getValue()));
      case LABEL_NOT_SET -> {
        // The log takes none such.
      }
    }
  }

  private static ShownRanking ranking(Event event) {
    Prediction prediction = event.getPrediction();
    List<String> items =
        prediction.getOutputsList().stream()
            .filter(output -> output.getName().equals(RankedPrediction.ITEM_IDS))
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
