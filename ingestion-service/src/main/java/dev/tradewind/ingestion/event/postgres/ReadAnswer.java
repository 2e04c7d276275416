package dev.tradewind.ingestion.event.postgres;

import dev.tradewind.ingestion.event.domain.Extent;
import dev.tradewind.ingestion.event.domain.LogEntry;
import dev.tradewind.ingestion.event.domain.LogSlice;
import dev.tradewind.ingestion.event.domain.Payload;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What read_log answered.
 *
 * @param slice what is in the database
 * @param archivedDay the day that is to be read from the archive instead
 */
record ReadAnswer(LogSlice slice, Optional<LocalDate> archivedDay) {

  static ReadAnswer of(RowSet<Row> rows) {
    Extent extent = new Extent(0, 0);
    Optional<LocalDate> archivedDay = Optional.empty();
    List<LogEntry> entries = new ArrayList<>(rows.size());
    for (Row row : rows) {
      if (entries.isEmpty()) {
        extent = new Extent(row.getLong(0), row.getLong(1));
      }
      if (Boolean.TRUE.equals(row.getBoolean(3))) {
        archivedDay = Optional.of(row.getLocalDate(2));
      }
      OffsetDateTime receivedAt = row.getOffsetDateTime(5);
      if (receivedAt != null) {
        entries.add(
            new LogEntry(
                row.getLong(4), receivedAt.toInstant(), new Payload(row.getBuffer(6).getBytes())));
      }
    }
    return new ReadAnswer(new LogSlice(entries, extent), archivedDay);
  }
}
