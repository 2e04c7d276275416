package dev.tradewind.kit.shoplog;

import dev.tradewind.api.ingestion.v1.Event;
import java.time.Instant;

/**
 * An event in its place in the shop's log.
 *
 * @param partition where its subject's events are, in the order in which they were taken
 * @param offset its place there, from 0 without a gap
 * @param receivedAt when ingestion took it, by ingestion's clock
 * @param event as it was sent, put right by cleaning
 */
public record LoggedEvent(int partition, long offset, Instant receivedAt, Event event) {}
