package dev.tradewind.feature.history.export.postgres;

import dev.tradewind.feature.history.export.Export;
import dev.tradewind.feature.history.export.Export.Outcome;
import dev.tradewind.feature.history.export.ExportStore;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One row for each export; what changes one names the state that it must be in. */
@Singleton
public class PostgresExportStore implements ExportStore {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Pool pool;

  public PostgresExportStore(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Optional<Export>> add(Export running, Instant now) {
    String insert =
        "INSERT INTO training_set_export (export_id, fingerprint, state, progress, beat_at)"
            + " VALUES ($1, $2, 'RUNNING', 0, $3) ON CONFLICT DO NOTHING";
    return execute(insert, Tuple.of(running.id(), running.fingerprint(), at(now)))
        .chain(
            added ->
                added.rowCount() == 1
                    ? Uni.createFrom().item(Optional.empty())
                    : find(running.id()));
  }

  @Override
  public Uni<Optional<Export>> find(String id) {
    String select =
        "SELECT export_id, fingerprint, state, progress, row_count, uri, sha256, end_offsets, error"
            + " FROM training_set_export WHERE export_id = $1";
    return execute(select, Tuple.of(id))
        .map(
            rows -> {
              Optional<Export> found = Optional.empty();
              for (Row row : rows) {
                found = Optional.of(export(row));
              }
              return found;
            });
  }

  private static Export export(Row row) {
    String error = row.getString("error") == null ? "" : row.getString("error");
    Outcome outcome =
        switch (row.getString("state")) {
          case "RUNNING" -> new Outcome.Running();
          case "FINISHED" ->
              new Outcome.Finished(
                  row.getLong("row_count"),
                  row.getString("uri"),
                  row.getString("sha256"),
                  List.of(row.getArrayOfLongs("end_offsets")));
          case "FAILED" -> new Outcome.Failed(error);
          default -> new Outcome.Cancelled(error);
        };
    return new Export(
        row.getString("export_id"),
        row.getString("fingerprint"),
        row.getDouble("progress"),
        outcome);
  }

  @Override
  public Uni<Boolean> beat(String id, double progress, Instant now) {
    String update =
        "UPDATE training_set_export SET progress = $2, beat_at = $3"
            + " WHERE export_id = $1 AND state = 'RUNNING'";
    return execute(update, Tuple.of(id, progress, at(now))).map(rows -> rows.rowCount() == 1);
  }

  @Override
  public Uni<Boolean> end(String id, Outcome outcome, Instant now) {
    if (outcome instanceof Outcome.Finished finished) {
      String update =
          "UPDATE training_set_export SET state = 'FINISHED', progress = 1, row_count = $2,"
              + " uri = $3, sha256 = $4, end_offsets = $5, beat_at = $6"
              + " WHERE export_id = $1 AND state = 'RUNNING'";
      Tuple values =
          Tuple.from(
              List.of(
                  id,
                  finished.rows(),
                  finished.uri(),
                  finished.sha256(),
                  finished.endOffsets().toArray(Long[]::new),
                  at(now)));
      return execute(update, values).map(rows -> rows.rowCount() == 1);
    }
    String update =
        "UPDATE training_set_export SET state = $2, error = $3, beat_at = $4"
            + " WHERE export_id = $1 AND state = 'RUNNING'";
    Tuple values =
        outcome instanceof Outcome.Failed failed
            ? Tuple.of(id, "FAILED", failed.error(), at(now))
            : Tuple.of(id, "CANCELLED", ((Outcome.Cancelled) outcome).reason(), at(now));
    return execute(update, values).map(rows -> rows.rowCount() == 1);
  }

  @Override
  public Uni<List<String>> giveUp(Instant silentSince, String reason, Instant now) {
    String update =
        "UPDATE training_set_export SET state = 'CANCELLED', error = $2, beat_at = $3"
            + " WHERE state = 'RUNNING' AND beat_at < $1 RETURNING export_id";
    return execute(update, Tuple.of(at(silentSince), reason, at(now)))
        .map(
            rows -> {
              List<String> ids = new ArrayList<>();
              rows.forEach(row -> ids.add(row.getString(0)));
              return ids;
            });
  }

  private Uni<RowSet<Row>> execute(String sql, Tuple values) {
    return pool.preparedQuery(sql)
        .execute(values)
        .ifNoItem()
        .after(TIMEOUT)
        .fail()
        .onFailure()
        .transform(
            failure ->
                new ServiceException(
                    CommonReason.DEPENDENCY_UNAVAILABLE,
                    "what is known of exports cannot be read or written now; try again later"));
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
