package dev.tradewind.ingestion.event.postgres;

import dev.tradewind.ingestion.event.archive.ArchivedEvent;
import dev.tradewind.ingestion.event.archive.DayRows;
import dev.tradewind.ingestion.event.domain.Payload;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A day's events on their way to the archive, a few thousand in memory at a time. */
final class DayCursor implements DayRows, AutoCloseable {

  private static final int ROWS_AT_ONCE = 5_000;

  private final Connection connection;
  private final PreparedStatement statement;
  private final ResultSet rows;

  DayCursor(Connection connection, LocalDate day) throws SQLException {
    this.connection = connection;
    // The driver keeps a cursor only within a transaction; without one it would take all at once.
    connection.setAutoCommit(false);
    statement =
        connection.prepareStatement(
            "SELECT partition, event_offset, received_at, payload FROM event_log WHERE day = ?"
                + " ORDER BY partition, event_offset");
    statement.setFetchSize(ROWS_AT_ONCE);
    statement.setObject(1, day);
    rows = statement.executeQuery();
  }

  @Override
  public Optional<ArchivedEvent> next() throws SQLException {
    return rows.next()
        ? Optional.of(
            new ArchivedEvent(
                rows.getInt(1),
                rows.getLong(2),
                rows.getObject(3, OffsetDateTime.class).toInstant(),
                new Payload(rows.getBytes(4))))
        : Optional.empty();
  }

  @Override
  public void close() throws SQLException {
    try (statement;
        rows) {
      connection.rollback();
    } finally {
      connection.setAutoCommit(true);
    }
  }
}
