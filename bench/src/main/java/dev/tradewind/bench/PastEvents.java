package dev.tradewind.bench;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventOutcome;
import dev.tradewind.api.ingestion.v1.EventResult;
import dev.tradewind.api.ingestion.v1.EventServiceGrpc.EventServiceBlockingStub;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Sends what happened in the last thirty days. */
final class PastEvents {

  private static final Duration PAST = Duration.ofDays(30);
  private static final int BATCH = 500;

  /** Makes the event of a number, at a moment. */
  @FunctionalInterface
  interface Maker {
    Event event(int number, Instant at);
  }

  private final EventServiceBlockingStub service;
  private final Clock clock;

  PastEvents(EventServiceBlockingStub service, Clock clock) {
    this.service = service;
    this.clock = clock;
  }

  /** Sends so many events, spread evenly, oldest first. */
  void send(Maker maker, int events) {
    Instant begin = clock.instant().minus(PAST);
    long step = PAST.toNanos() / events;
    for (int sent = 0; sent < events; sent += BATCH) {
      IngestEventsRequest.Builder batch = IngestEventsRequest.newBuilder().setBackfill(true);
      for (int i = sent; i < Math.min(events, sent + BATCH); i++) {
        batch.addEvents(maker.event(i, begin.plusNanos(step * i)));
      }
      for (EventResult result : service.ingestEvents(batch.build()).getResultsList()) {
        if (result.getOutcome() != EventOutcome.EVENT_OUTCOME_ACCEPTED) {
          throw new IllegalStateException("not accepted: " + result);
        }
      }
    }
  }
}
