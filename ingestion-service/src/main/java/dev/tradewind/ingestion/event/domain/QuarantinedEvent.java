package dev.tradewind.ingestion.event.domain;

import java.time.Instant;

/**
 * A refused event in quarantine.
 *
 * @param id its place, rising
 * @param receivedAt when it was refused
 * @param reason the broken rule's stable name
 * @param field path of the offending field, or empty
 * @param detail the reason in words
 * @param payload the event's bytes as sent
 */
public record QuarantinedEvent(
    long id, Instant receivedAt, String reason, String field, String detail, Payload payload) {}
