package dev.tradewind.ingestion.event.domain;

/**
 * What a reader wants.
 *
 * @param partition number of an existing partition
 * @param fromOffset the first offset wanted, 0 or more
 * @param maxEvents at most so many, at least 1
 * @param maxBytes the entries end before their payloads exceed this; one entry is given in any case
 */
public record ReadRange(int partition, long fromOffset, int maxEvents, int maxBytes) {}
