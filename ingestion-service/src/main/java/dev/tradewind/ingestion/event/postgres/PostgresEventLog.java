package dev.tradewind.ingestion.event.postgres;

import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.Extent;
import dev.tradewind.ingestion.event.domain.LogEntry;
import dev.tradewind.ingestion.event.domain.LogSlice;
import dev.tradewind.ingestion.event.domain.Payload;
import dev.tradewind.ingestion.event.domain.ReadRange;
import dev.tradewind.ingestion.event.domain.Receipt;
import dev.tradewind.ingestion.event.log.EventLog;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.inject.Typed;
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
@Typed(PostgresEventLog.class)
public class PostgresEventLog implements EventLog {

  private final Queries queries;

  PostgresEventLog(Queries queries) {
    this.queries = queries;
  }

  @Override
  public Uni<Receipt> append(Batch batch) {
    return queries.run(Statements.APPEND, AppendArguments.of(batch)).map(PostgresEventLog::receipt);
  }

  @Override
  public Uni<LogSlice> read(ReadRange range) {
    Tuple arguments =
        Tuple.of(range.partition(), range.fromOffset(), range.maxEvents(), (long) range.maxBytes());
    return queries.run(Statements.READ, arguments).map(PostgresEventLog::slice);
  }

  @Override
  public Uni<Map<Integer, Extent>> extents() {
    return queries
        .run(Statements.EXTENTS, Tuple.tuple())
        .map(
            rows -> {
              Map<Integer, Extent> extents = new TreeMap<>();
              rows.forEach(row -> extents.put(row.getInteger(0), new Extent(0, row.getLong(1))));
              return extents;
            });
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
    return new LogSlice(entries, new Extent(0, end));
  }
}
