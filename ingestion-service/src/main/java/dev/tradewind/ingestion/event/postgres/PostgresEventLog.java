package dev.tradewind.ingestion.event.postgres;

import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.LogEntry;
import dev.tradewind.ingestion.event.domain.LogSlice;
import dev.tradewind.ingestion.event.domain.Payload;
import dev.tradewind.ingestion.event.domain.QuarantinePage;
import dev.tradewind.ingestion.event.domain.QuarantinedEvent;
import dev.tradewind.ingestion.event.domain.ReadRange;
import dev.tradewind.ingestion.event.domain.Receipt;
import dev.tradewind.ingestion.event.log.EventLog;
import dev.tradewind.ingestion.store.StoreAccess;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The event log in PostgreSQL. Every method is one statement, hence one round trip and one view of
 * the data; the thinking about locks is beside the SQL, in R__append_batch.sql.
 */
@Singleton
public class PostgresEventLog implements EventLog {

  private final Pool pool;
  private final StoreAccess store;

  PostgresEventLog(Pool pool, StoreAccess store) {
    this.pool = pool;
    this.store = store;
  }

  @Override
  public Uni<Receipt> append(Batch batch) {
    return query(Statements.APPEND, AppendArguments.of(batch)).map(PostgresEventLog::receipt);
  }

  @Override
  public Uni<LogSlice> read(ReadRange range) {
    Tuple arguments =
        Tuple.of(range.partition(), range.fromOffset(), range.maxEvents(), (long) range.maxBytes());
    return query(Statements.READ, arguments).map(PostgresEventLog::slice);
  }

  @Override
  public Uni<Map<Integer, Long>> endOffsets() {
    return query(Statements.END_OFFSETS, Tuple.tuple())
        .map(
            rows -> {
              Map<Integer, Long> ends = new TreeMap<>();
              rows.forEach(row -> ends.put(row.getInteger(0), row.getLong(1)));
              return ends;
            });
  }

  @Override
  public Uni<QuarantinePage> quarantined(long beforeId, int maxEvents, int maxBytes) {
    return query(Statements.QUARANTINED, Tuple.of(beforeId, maxEvents, (long) maxBytes))
        .map(PostgresEventLog::quarantinePage);
  }

  @Override
  public Uni<Long> quarantineSize() {
    return query(Statements.QUARANTINE_SIZE, Tuple.tuple())
        .map(rows -> rows.iterator().next().getLong(0));
  }

  private Uni<RowSet<Row>> query(String statement, Tuple arguments) {
    return store.call(
        () ->
            Uni.createFrom()
                .completionStage(
                    () -> pool.preparedQuery(statement).execute(arguments).toCompletionStage()));
  }

  private static Receipt receipt(RowSet<Row> rows) {
    Set<String> ids = new HashSet<>();
    Map<Integer, Long> ends = new HashMap<>();
    for (Row row : rows) {
      ids.add(row.getString(0));
      ends.merge(row.getInteger(1), row.getLong(2) + 1, Math::max);
    }
    return new Receipt(ids, ends);
  }

  private static LogSlice slice(RowSet<Row> rows) {
    long end = 0;
    List<LogEntry> entries = new ArrayList<>(rows.size());
    for (Row row : rows) {
      end = row.getLong(0);
      OffsetDateTime receivedAt = row.getOffsetDateTime(2);
      if (receivedAt != null) {
        entries.add(
            new LogEntry(
                row.getLong(1), receivedAt.toInstant(), new Payload(row.getBuffer(3).getBytes())));
      }
    }
    return new LogSlice(entries, end);
  }

  private static QuarantinePage quarantinePage(RowSet<Row> rows) {
    long lookedAt = 0;
    List<QuarantinedEvent> events = new ArrayList<>(rows.size());
    for (Row row : rows) {
      lookedAt = row.getLong(6);
      events.add(quarantinedEvent(row));
    }
    return new QuarantinePage(events, lookedAt > events.size());
  }

  private static QuarantinedEvent quarantinedEvent(Row row) {
    return new QuarantinedEvent(
        row.getLong(0),
        row.getOffsetDateTime(1).toInstant(),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        new Payload(row.getBuffer(5).getBytes()));
  }
}
