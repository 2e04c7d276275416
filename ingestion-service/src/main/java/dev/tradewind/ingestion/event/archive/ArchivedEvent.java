package dev.tradewind.ingestion.event.archive;

import dev.tradewind.ingestion.event.domain.Payload;
import java.time.Instant;

/**
 * An event of a day.
 *
 * @param partition number of its partition
 * @param offset its place there
 * @param receivedAt when ingestion took it, to the microsecond
 * @param payload the event's bytes as in the log
 */
public record ArchivedEvent(int partition, long offset, Instant receivedAt, Payload payload) {}
