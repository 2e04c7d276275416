package dev.tradewind.bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The least that PostgreSQL can do to make the same rows durable: COPY into a table of the same
 * columns without an index, in one transaction, flushed to disk as the database is configured. No
 * validation, no deduplication, no offsets, no acknowledgement before the end.
 */
final class CopyBaseline {

  private static final String COLUMNS = "event_offset, received_at, day, partition, payload";
  private static final String TABLE = "bench_copy";

  private CopyBaseline() {}

  /** Rows a second, over the newest rows of the log. */
  static double rowsPerSecond(Connection connection, int rows) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      requireFlushing(statement);
      statement.execute("DROP TABLE IF EXISTS " + TABLE);
      statement.execute("CREATE TABLE " + TABLE + " (LIKE event_log)");
      try {
        String text = newestAsText(statement, rows);
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        String sql = "COPY " + TABLE + " (" + COLUMNS + ") FROM STDIN";
        copy.copyIn(sql, new StringReader(text));
        statement.execute("TRUNCATE " + TABLE);
        long begin = System.nanoTime();
        long copied = copy.copyIn(sql, new StringReader(text));
        return copied / ((System.nanoTime() - begin) / 1e9);
      } finally {
        statement.execute("DROP TABLE " + TABLE);
      }
    }
  }

  private static void requireFlushing(Statement statement) throws SQLException {
    for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
      try (ResultSet value = statement.executeQuery("SHOW " + setting)) {
        value.next();
        if (!value.getString(1).equals("on")) {
          throw new IllegalStateException(
              "PostgreSQL's " + setting + ": " + value.getString(1) + " (expected: on)");
        }
      }
    }
  }

  private static String newestAsText(Statement statement, int rows) throws SQLException {
    StringBuilder text = new StringBuilder();
    try (ResultSet row =
        statement.executeQuery(
            "SELECT event_offset, received_at::text, day::text, partition, encode(payload, 'hex')"
                + " FROM event_log ORDER BY received_at DESC LIMIT "
                + rows)) {
      while (row.next()) {
        text.append(row.getLong(1)).append('\t').append(row.getString(2)).append('\t');
        text.append(row.getString(3)).append('\t').append(row.getInt(4)).append('\t');
        text.append("\\\\x").append(row.getString(5)).append('\n');
      }
    }
    return text.toString();
  }
}
