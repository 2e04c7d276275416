package dev.tradewind.ingestion.event.archive;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.ingestion.event.domain.LogEntry;
import dev.tradewind.ingestion.event.domain.Payload;
import dev.tradewind.ingestion.event.domain.ReadRange;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;

/**
 * The format of a day's file: Parquet, by partition and offset, with what an analyst looks for
 * (event_id, occurred_at) beside the bytes. Small row groups: a reader of the log takes a few
 * hundred events at a time, and a row group is the least that can be read.
 */
final class DayFile {

  private static final String COLUMNS =
      "partition INTEGER, event_offset BIGINT, event_id VARCHAR, received_at TIMESTAMPTZ,"
          + " occurred_at TIMESTAMPTZ, payload BLOB";
  private static final int ROW_GROUP = 10_240;

  private DayFile() {}

  static DayContents write(DuckDatabase database, DayRows rows, Path file)
      throws SQLException, ArchiveException {
    database.execute("CREATE TABLE day (" + COLUMNS + ")");
    DayFingerprint fingerprint = new DayFingerprint();
    try (DuckDBAppender appender = database.connection().createAppender("main", "day")) {
      for (Optional<ArchivedEvent> row = rows.next(); row.isPresent(); row = rows.next()) {
        fingerprint.add(row.get());
        append(appender, row.get());
      }
    }
    database.execute(
        "COPY day TO "
            + DuckDatabase.literal(file)
            + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE "
            + ROW_GROUP
            + ")");
    return fingerprint.contents();
  }

  /** Reads all of it. */
  static DayContents contents(DuckDatabase database, Path file)
      throws SQLException, ArchiveException {
    DayFingerprint fingerprint = new DayFingerprint();
    try (Statement statement = database.connection().createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT partition, event_offset, epoch_us(received_at), payload FROM read_parquet("
                    + DuckDatabase.literal(file)
                    + ")")) {
      while (rows.next()) {
        fingerprint.add(
            new ArchivedEvent(
                rows.getInt(1), rows.getLong(2), time(rows.getLong(3)), payload(rows, 4)));
      }
    }
    return fingerprint.contents();
  }

  /** Reads a range of one partition; it ends with the day, or as the range says. */
  static List<LogEntry> read(Connection connection, Path file, ReadRange range)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT event_offset, epoch_us(received_at), payload FROM read_parquet("
                + DuckDatabase.literal(file)
                + ") WHERE partition = ? AND event_offset BETWEEN ? AND ? ORDER BY event_offset")) {
      statement.setInt(1, range.partition());
      statement.setLong(2, range.fromOffset());
      statement.setLong(3, range.fromOffset() + range.maxEvents() - 1);
      List<LogEntry> entries = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        long bytes = 0;
        while (rows.next()) {
          Payload payload = payload(rows, 3);
          bytes += payload.size();
          if (!entries.isEmpty() && bytes > range.maxBytes()) {
            return entries;
          }
          entries.add(new LogEntry(rows.getLong(1), time(rows.getLong(2)), payload));
        }
      }
      return entries;
    }
  }

  private static void append(DuckDBAppender appender, ArchivedEvent row)
      throws SQLException, ArchiveException {
    Event event = parse(row);
    Timestamp occurredAt = event.getOccurredAt();
    appender.beginRow();
    appender.append(row.partition());
    appender.append(row.offset());
    appender.append(event.getEventId());
    appender.append(row.receivedAt().atOffset(ZoneOffset.UTC));
    appender.append(
        Instant.ofEpochSecond(occurredAt.getSeconds(), occurredAt.getNanos())
            .atOffset(ZoneOffset.UTC));
    appender.append(row.payload().bytes());
    appender.endRow();
  }

  private static Event parse(ArchivedEvent row) throws ArchiveException {
    try {
      return Event.parseFrom(row.payload().bytes());
    } catch (InvalidProtocolBufferException corrupt) {
      throw new ArchiveException(
          "partition " + row.partition() + ", offset " + row.offset() + " holds no event", corrupt);
    }
  }

  private static Payload payload(ResultSet rows, int column) throws SQLException {
    return new Payload(rows.getBytes(column));
  }

  private static Instant time(long epochMicros) {
    return Instant.EPOCH.plus(epochMicros, ChronoUnit.MICROS);
  }
}
