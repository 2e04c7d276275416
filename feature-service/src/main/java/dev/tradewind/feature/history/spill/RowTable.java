package dev.tradewind.feature.history.spill;

import dev.tradewind.feature.history.domain.HistoryRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;

/** Rows as messages: written as they are derived, read in the order that was promised. */
public final class RowTable implements AutoCloseable {

  private final SpillDatabase database;
  private final DuckDBAppender rows;

  public RowTable(SpillDatabase database) {
    this.database = database;
    database.execute("CREATE TABLE rows (" + RowOrder.COLUMNS + ", message BLOB)");
    try {
      this.rows = database.appender("rows");
    } catch (SQLException failure) {
      throw database.failure(failure);
    }
  }

  /** Adds a row in its written form. */
  public void add(HistoryRow row, byte[] message) {
    try {
      RowOrder.append(rows.beginRow(), row).append(message).endRow();
    } catch (SQLException failure) {
      throw database.failure(failure);
    }
  }

  /** No more will be added. */
  @Override
  public void close() {
    try {
      rows.close();
      database.publish();
    } catch (SQLException failure) {
      throw database.failure(failure);
    }
  }

  /** Hands over every row's written form. */
  public void inOrder(RowOrder order, Consumer<byte[]> taker) {
    try (Statement statement = database.connection().createStatement();
        ResultSet found =
            statement.executeQuery("SELECT message FROM rows ORDER BY " + order.sql())) {
      while (found.next()) {
        taker.accept(found.getBytes(1));
      }
    } catch (SQLException failure) {
      throw database.failure(failure);
    }
  }
}
