package dev.tradewind.ingestion.event.archive;

import java.sql.SQLException;
import java.util.Optional;

/** The events of a day, by partition and offset, each partition without a gap. */
public interface DayRows {

  /** The next one; empty after the last. */
  Optional<ArchivedEvent> next() throws SQLException;
}
