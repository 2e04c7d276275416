package dev.tradewind.ingestion.event.archive;

import java.time.LocalDate;

/**
 * A day in the archive, as it was when it was written and read back.
 *
 * @param day the UTC day
 * @param file its file's name in the archive's directory
 * @param bytes the file's size
 * @param contents what it holds
 */
public record ArchivedDay(LocalDate day, String file, long bytes, DayContents contents) {}
