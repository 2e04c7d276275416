package dev.tradewind.feature.history.spill;

import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.history.domain.HistoryRow;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;

/** Rows with a column for each feature, on their way to a Parquet file. */
public final class ParquetRows implements AutoCloseable {

  private final SpillDatabase database;
  private final List<ParquetColumn> columns;
  private final DuckDBAppender rows;
  private long count;

  /**
   * None yet.
   *
   * @param columns one for each value of a row, then that of the label, if there is one
   */
  public ParquetRows(SpillDatabase database, List<ParquetColumn> columns) {
    this.database = database;
    this.columns = List.copyOf(columns);
    database.execute(
        IntStream.range(0, columns.size())
            .mapToObj(i -> "c" + i + " " + columns.get(i).type())
            .collect(
                Collectors.joining(
                    ", ", "CREATE TABLE typed_rows (" + RowOrder.COLUMNS + ", ", ")")));
    try {
      this.rows = database.appender("typed_rows");
    } catch (SQLException failure) {
      throw database.failure(failure);
    }
  }

  public void add(HistoryRow row) {
    try {
      RowOrder.append(rows.beginRow(), row);
      for (Value value : row.values()) {
        append(value);
      }
      if (columns.size() > row.values().size()) {
        append(row.label().orElse(new Value.Missing()));
      }
      rows.endRow();
      count++;
    } catch (SQLException failure) {
      throw database.failure(failure);
    }
  }

  private void append(Value value) throws SQLException {
    if (value instanceof Value.Whole whole) {
      rows.append(whole.value());
    } else if (value instanceof Value.Decimal number) {
      rows.append(number.value());
    } else if (value instanceof Value.Text text) {
      rows.append(text.value());
    } else if (value instanceof Value.Texts texts) {
      rows.append(texts.values());
    } else if (value instanceof Value.Numbers numbers) {
      rows.append(numbers.values());
    } else if (value instanceof Value.Groups groups) {
      rows.append(groups.values());
    } else {
      rows.appendNull();
    }
  }

  public long count() {
    return count;
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

  /** Writes a file that has no order columns but those that were promised: entity_id and as_of. */
  public void writeTo(Path file, RowOrder order) {
    String features =
        IntStream.range(0, columns.size())
            .mapToObj(i -> ", c" + i + " AS " + quoted(columns.get(i).name(), '"'))
            .collect(Collectors.joining());
    database.execute(
        "COPY (SELECT entity_id, as_of"
            + features
            + " FROM typed_rows ORDER BY "
            + order.sql()
            + ") TO "
            + quoted(file.toString(), '\'')
            + " (FORMAT parquet, COMPRESSION zstd)");
  }

  /** How many rows a finished file has, by its own account. */
  public static long rowsOf(SpillDatabase database, Path file) {
    String query = "SELECT count(*) FROM read_parquet(" + quoted(file.toString(), '\'') + ")";
    try (Statement statement = database.connection().createStatement();
        ResultSet found = statement.executeQuery(query)) {
      found.next();
      return found.getLong(1);
    } catch (SQLException failure) {
      throw database.failure(failure);
    }
  }

  private static String quoted(String text, char quote) {
    return quote + text.replace(String.valueOf(quote), "" + quote + quote) + quote;
  }
}
