package dev.tradewind.ingestion.store;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Times in rows that PostgreSQL made JSON of. */
public final class StoredTimes {

  private StoredTimes() {}

  /** The time in a column, with whatever offset it was written. */
  public static Instant get(JsonObject row, String column) {
    return OffsetDateTime.parse(row.getString(column)).toInstant();
  }
}
