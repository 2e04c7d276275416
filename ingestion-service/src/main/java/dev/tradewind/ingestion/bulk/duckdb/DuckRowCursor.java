package dev.tradewind.ingestion.bulk.duckdb;

import dev.tradewind.ingestion.bulk.RowCursor;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Staged rows in order: number, first row of the event, then the wanted columns. */
final class DuckRowCursor implements RowCursor {

  private static final int FIRST_VALUE = 3;

  private final PreparedStatement statement;
  private final ResultSet rows;

  DuckRowCursor(PreparedStatement statement, ResultSet rows) {
    this.statement = statement;
    this.rows = rows;
  }

  @Override
  public boolean next() {
    return read(rows::next);
  }

  @Override
  public long row() {
    return read(() -> rows.getLong(1));
  }

  @Override
  public long firstRow() {
    return read(() -> rows.getLong(2));
  }

  @Override
  public String value(int column) {
    return read(() -> rows.getString(FIRST_VALUE + column));
  }

  @Override
  public void close() {
    try (statement) {
      rows.close();
    } catch (SQLException failure) {
      throw new IllegalStateException("the rows cannot be closed", failure);
    }
  }

  private static <T> T read(SqlRead<T> read) {
    try {
      return read.get();
    } catch (SQLException failure) {
      throw new IllegalStateException("a row cannot be read", failure);
    }
  }

  private interface SqlRead<T> {
    T get() throws SQLException;
  }
}
