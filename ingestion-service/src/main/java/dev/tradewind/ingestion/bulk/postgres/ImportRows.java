package dev.tradewind.ingestion.bulk.postgres;

import dev.tradewind.ingestion.bulk.domain.FileImport;
import dev.tradewind.ingestion.bulk.domain.ImportState;
import dev.tradewind.ingestion.bulk.domain.Progress;
import dev.tradewind.ingestion.bulk.domain.Tally;
import dev.tradewind.ingestion.bulk.domain.UnreadableRow;
import dev.tradewind.ingestion.event.domain.Payload;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Rows of event_import. */
final class ImportRows {

  private ImportRows() {}

  static FileImport read(Row row) {
    return new FileImport(
        row.getString("import_id"),
        row.getLong("creation"),
        new Payload(row.getBuffer("spec").getBytes()),
        ImportState.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("checksum")),
        progress(row),
        row.getString("error"),
        row.getOffsetDateTime("created_at").toInstant(),
        time(row, "started_at"),
        time(row, "finished_at"));
  }

  private static Progress progress(Row row) {
    JsonArray named = row.getJsonArray("unreadable_rows");
    List<UnreadableRow> unreadable =
        IntStream.range(0, Math.min(named.size(), Progress.MAX_NAMED))
            .mapToObj(named::getJsonObject)
            .map(ImportRows::unreadable)
            .toList();
    return new Progress(
        row.getLong("rows_total"),
        row.getLong("last_row"),
        row.getLong("rows_read"),
        new Tally(row.getLong("accepted"), row.getLong("duplicate"), row.getLong("quarantined")),
        row.getLong("unreadable"),
        unreadable);
  }

  private static UnreadableRow unreadable(JsonObject json) {
    return new UnreadableRow(
        json.getLong("row"), json.getString("field"), json.getString("detail"));
  }

  private static Optional<Instant> time(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }
}
