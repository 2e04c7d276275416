package dev.tradewind.ingestion.event.postgres;

import dev.tradewind.ingestion.event.domain.Payload;
import dev.tradewind.ingestion.event.domain.QuarantinePage;
import dev.tradewind.ingestion.event.domain.QuarantinedEvent;
import dev.tradewind.ingestion.event.domain.Screened;
import dev.tradewind.ingestion.event.log.Quarantine;
import dev.tradewind.ingestion.store.Queries;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The quarantine, in PostgreSQL whatever engine keeps the log. */
@Singleton
class PostgresQuarantine implements Quarantine {

  private final Queries queries;

  PostgresQuarantine(Queries queries) {
    this.queries = queries;
  }

  @Override
  public Uni<Void> keep(Instant refusedAt, List<Screened.Refused> refused) {
    Tuple arguments =
        Tuple.of(
            refusedAt.atOffset(ZoneOffset.UTC),
            texts(refused, event -> event.reason().name()),
            texts(refused, Screened.Refused::field),
            texts(refused, Screened.Refused::detail),
            refused.stream()
                .map(event -> Buffer.buffer(event.payload().bytes()))
                .toArray(Buffer[]::new));
    return queries.run(QuarantineStatements.KEEP, arguments).replaceWithVoid();
  }

  @Override
  public Uni<QuarantinePage> page(long beforeId, int maxEvents, int maxBytes) {
    return queries
        .run(QuarantineStatements.PAGE, Tuple.of(beforeId, maxEvents, (long) maxBytes))
        .map(PostgresQuarantine::page);
  }

  @Override
  public Uni<Long> size() {
    return queries
        .run(QuarantineStatements.SIZE, Tuple.tuple())
        .map(rows -> rows.iterator().next().getLong(0));
  }

  @Override
  public Uni<List<QuarantinedEvent>> find(Set<Long> ids) {
    return queries
        .run(QuarantineStatements.FIND, Tuple.of(ids.toArray(Long[]::new)))
        .map(
            rows -> {
              List<QuarantinedEvent> events = new ArrayList<>(rows.size());
              rows.forEach(row -> events.add(event(row)));
              return events;
            });
  }

  @Override
  public Uni<Void> restate(long id, Screened.Refused latest) {
    return queries
        .run(
            QuarantineStatements.RESTATE,
            Tuple.of(id, latest.reason().name(), latest.field(), latest.detail()))
        .replaceWithVoid();
  }

  @Override
  public Uni<Integer> remove(Set<Long> ids) {
    return queries
        .run(QuarantineStatements.REMOVE, Tuple.of(ids.toArray(Long[]::new)))
        .map(RowSet::rowCount);
  }

  private static QuarantinePage page(RowSet<Row> rows) {
    long lookedAt = 0;
    List<QuarantinedEvent> events = new ArrayList<>(rows.size());
    for (Row row : rows) {
      lookedAt = row.getLong(6);
      events.add(event(row));
    }
    return new QuarantinePage(events, lookedAt > events.size());
  }

  private static QuarantinedEvent event(Row row) {
    return new QuarantinedEvent(
        row.getLong(0),
        row.getOffsetDateTime(1).toInstant(),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        new Payload(row.getBuffer(5).getBytes()));
  }

  private static String[] texts(
      List<Screened.Refused> refused, Function<Screened.Refused, String> text) {
    return refused.stream().map(text).toArray(String[]::new);
  }
}
