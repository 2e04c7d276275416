package dev.tradewind.ingestion.event;

import dev.tradewind.ingestion.cleaning.Cleaned;
import dev.tradewind.ingestion.cleaning.domain.Arrival;
import dev.tradewind.ingestion.event.domain.Screened;

/**
 * One event, looked at.
 *
 * @param eventId the event's id as sent
 * @param arrival the circumstances it came in under
 * @param cleaned what cleaning made of it
 * @param screened the same as the log and the quarantine take it
 */
record Look(String eventId, Arrival arrival, Cleaned cleaned, Screened screened) {}
