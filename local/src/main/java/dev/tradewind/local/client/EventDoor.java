package dev.tradewind.local.client;

import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import dev.tradewind.api.ingestion.v1.IngestEventsResponse;

/** Takes batches of events: ingestion, or a test's stand-in. */
@FunctionalInterface
public interface EventDoor {

  /** Sends one batch. Failures are {@code StatusRuntimeException}s. */
  IngestEventsResponse ingest(IngestEventsRequest batch);
}
