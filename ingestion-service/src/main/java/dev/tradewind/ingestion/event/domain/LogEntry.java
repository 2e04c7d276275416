package dev.tradewind.ingestion.event.domain;

import java.time.Instant;

/**
 * An event in its place.
 *
 * @param offset its place in the partition
 * @param receivedAt when ingestion took it
 * @param payload the event's bytes as sent
 */
public record LogEntry(long offset, Instant receivedAt, Payload payload) {}
