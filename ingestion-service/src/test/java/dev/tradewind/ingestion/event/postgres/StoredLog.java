package dev.tradewind.ingestion.event.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.ViewItem;
import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.LogEntry;
import dev.tradewind.ingestion.event.domain.LogSlice;
import dev.tradewind.ingestion.event.domain.Payload;
import dev.tradewind.ingestion.event.domain.ReadRange;
import dev.tradewind.ingestion.event.domain.Screened;
import dev.tradewind.ingestion.event.log.EventLog;
import io.smallrye.mutiny.Uni;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What tests of the stored log share. */
final class StoredLog {

  private static final int MAX_BYTES = 1 << 20;

  private StoredLog() {}

  static void empty(DataSource dataSource) throws SQLException {
    execute(dataSource, "TRUNCATE event_log, event_seen, log_day, archived_day");
    execute(dataSource, "UPDATE partition_head SET end_offset = 0, begin_offset = 0, day = NULL");
  }

  static void execute(DataSource dataSource, String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static List<String> query(DataSource dataSource, String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  /** Appends events to partition 0 or, where the id ends in a digit, to that one. */
  static void append(EventLog log, String receivedAt, String... ids) {
    List<Screened.Good> events = Arrays.stream(ids).map(StoredLog::event).toList();
    await(log.append(new Batch(Instant.parse(receivedAt), events)));
  }

  static LogSlice read(EventLog log, int partition, long fromOffset) {
    return await(log.read(new ReadRange(partition, fromOffset, 3, MAX_BYTES)));
  }

  /** The whole log, a few events at a time, from where it begins. */
  static Map<Integer, List<LogEntry>> readAll(EventLog log) {
    Map<Integer, List<LogEntry>> all = new TreeMap<>();
    await(log.extents())
        .forEach(
            (partition, extent) -> {
              List<LogEntry> entries = new ArrayList<>();
              long next = extent.beginOffset();
              while (next < extent.endOffset()) {
                LogSlice slice = read(log, partition, next);
                entries.addAll(slice.entries());
                next = slice.nextOffset(next);
              }
              all.put(partition, entries);
            });
    return all;
  }

  static List<String> ids(LogSlice slice) {
    return slice.entries().stream().map(StoredLog::id).toList();
  }

  static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }

  private static Screened.Good event(String id) {
    char last = id.charAt(id.length() - 1);
    Event event =
        Event.newBuilder()
            .setEventId(id)
            .setShopperId("anna")
            .setOccurredAt(Timestamp.newBuilder().setSeconds(1_770_000_000).setNanos(123_456_000))
            .setViewItem(ViewItem.newBuilder().setItemId("item-" + id))
            .build();
    return new Screened.Good(
        id, Character.isDigit(last) ? last - '0' : 0, new Payload(event.toByteArray()));
  }

  private static String id(LogEntry entry) {
    try {
      return Event.parseFrom(entry.payload().bytes()).getEventId();
    } catch (InvalidProtocolBufferException wrong) {
      throw new AssertionError(new String(entry.payload().bytes(), UTF_8), wrong);
    }
  }
}
