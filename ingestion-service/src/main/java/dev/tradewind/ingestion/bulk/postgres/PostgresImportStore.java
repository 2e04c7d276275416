package dev.tradewind.ingestion.bulk.postgres;

import dev.tradewind.ingestion.bulk.ImportStore;
import dev.tradewind.ingestion.bulk.domain.FileImport;
import dev.tradewind.ingestion.bulk.domain.ImportState;
import dev.tradewind.ingestion.bulk.domain.Progress;
import dev.tradewind.ingestion.bulk.domain.Step;
import dev.tradewind.ingestion.event.domain.Payload;
import dev.tradewind.ingestion.store.StoreAccess;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Imports in PostgreSQL. */
@Singleton
class PostgresImportStore implements ImportStore {

  private final Pool pool;
  private final StoreAccess store;

  PostgresImportStore(Pool pool, StoreAccess store) {
    this.pool = pool;
    this.store = store;
  }

  @Override
  public Uni<FileImport> create(String id, Payload spec, Instant now) {
    Tuple arguments = Tuple.of(id, Buffer.buffer(spec.bytes()), now.atOffset(ZoneOffset.UTC));
    return query(ImportStatements.CREATE, arguments)
        .chain(
            rows ->
                rows.size() > 0
                    ? Uni.createFrom().item(ImportRows.read(rows.iterator().next()))
                    : get(id)
                        .map(
                            job ->
                                job.orElseThrow(
                                    () -> new IllegalStateException("import " + id + " is gone"))));
  }

  @Override
  public Uni<Long> open() {
    return query(ImportStatements.OPEN, Tuple.tuple())
        .map(rows -> rows.iterator().next().getLong(0));
  }

  @Override
  public Uni<Optional<FileImport>> get(String id) {
    return query(ImportStatements.GET, Tuple.of(id)).map(PostgresImportStore::first);
  }

  @Override
  public Uni<List<FileImport>> list(long beforeCreation, int max) {
    return query(ImportStatements.LIST, Tuple.of(beforeCreation, max))
        .map(
            rows -> {
              List<FileImport> jobs = new ArrayList<>(rows.size());
              rows.forEach(row -> jobs.add(ImportRows.read(row)));
              return jobs;
            });
  }

  @Override
  public Uni<Optional<FileImport>> cancel(String id, Instant now) {
    return query(ImportStatements.CANCEL, Tuple.of(id, now.atOffset(ZoneOffset.UTC)))
        .chain(() -> get(id));
  }

  @Override
  public Uni<Optional<FileImport>> claim(String owner, Duration lease, Instant now) {
    return query(
            ImportStatements.CLAIM, Tuple.of(owner, lease.toMillis(), now.atOffset(ZoneOffset.UTC)))
        .map(PostgresImportStore::first);
  }

  @Override
  public Uni<Boolean> renew(String id, String owner, Duration lease) {
    return changed(ImportStatements.RENEW, Tuple.of(id, owner, lease.toMillis()));
  }

  @Override
  public Uni<Boolean> begin(String id, String owner, String checksum, long rowsTotal) {
    return changed(ImportStatements.BEGIN, Tuple.of(id, owner, checksum, rowsTotal));
  }

  @Override
  public Uni<Boolean> advance(String id, String owner, Step step) {
    JsonArray named = new JsonArray();
    step.unreadable().stream()
        .limit(Progress.MAX_NAMED)
        .forEach(
            row ->
                named.add(
                    new JsonObject()
                        .put("row", row.row())
                        .put("field", row.field())
                        .put("detail", row.detail())));
    return changed(
        ImportStatements.ADVANCE,
        Tuple.from(
            List.of(
                id,
                owner,
                step.lastRow(),
                step.rows(),
                step.tally().accepted(),
                step.tally().duplicate(),
                step.tally().quarantined(),
                (long) step.unreadable().size(),
                named)));
  }

  @Override
  public Uni<Boolean> end(String id, String owner, ImportState state, String error, Instant now) {
    return changed(
        ImportStatements.END,
        Tuple.of(id, owner, state.name(), error, now.atOffset(ZoneOffset.UTC)));
  }

  private Uni<Boolean> changed(String statement, Tuple arguments) {
    return query(statement, arguments).map(rows -> rows.rowCount() > 0);
  }

  private static Optional<FileImport> first(RowSet<Row> rows) {
    return rows.size() > 0
        ? Optional.of(ImportRows.read(rows.iterator().next()))
        : Optional.empty();
  }

  private Uni<RowSet<Row>> query(String statement, Tuple arguments) {
    return store.call(
        () ->
            Uni.createFrom()
                .completionStage(
                    () -> pool.preparedQuery(statement).execute(arguments).toCompletionStage()));
  }
}
