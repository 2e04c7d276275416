package dev.tradewind.ingestion.event.archive;

/**
 * What a day holds, in short.
 *
 * @param events how many
 * @param fingerprint SHA-256, in hexadecimal, over partition, offset, time of receipt and payload
 *     of each event in turn: two days with one fingerprint are the same, event by event
 */
public record DayContents(long events, String fingerprint) {}
