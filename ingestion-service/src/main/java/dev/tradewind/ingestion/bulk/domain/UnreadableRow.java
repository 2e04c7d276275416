package dev.tradewind.ingestion.bulk.domain;

/**
 * A row that is no event.
 *
 * @param row its number in the file, from 1
 * @param field path of the field that could not be set
 * @param detail why, without the value
 */
public record UnreadableRow(long row, String field, String detail) {}
