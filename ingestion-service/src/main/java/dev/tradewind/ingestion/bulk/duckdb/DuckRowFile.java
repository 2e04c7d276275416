package dev.tradewind.ingestion.bulk.duckdb;

import dev.tradewind.ingestion.bulk.RowCursor;
import dev.tradewind.ingestion.bulk.RowFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** A file's wanted rows in a DuckDB database of their own, which is gone when it is closed. */
final class DuckRowFile implements RowFile {

  private final Path directory;
  private final Connection connection;

  DuckRowFile(Path directory, String memoryLimit, int threads) throws SQLException {
    this.directory = directory;
    Properties settings = new Properties();
    settings.setProperty("memory_limit", memoryLimit);
    settings.setProperty("threads", Integer.toString(threads));
    settings.setProperty("temp_directory", directory.resolve("spill").toString());
    // Nothing is fetched from the network, ever.
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    // Rows come as they are read, not all at once.
    settings.setProperty("jdbc_stream_results", "true");
    connection =
        DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("rows.duckdb"), settings);
  }

  void stage(StageQuery query) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      List<String> present = new ArrayList<>();
      try (ResultSet columns = statement.executeQuery(query.describe())) {
        while (columns.next()) {
          present.add(columns.getString("column_name"));
        }
      }
      query.require(present);
      statement.execute(query.stage());
    }
  }

  @Override
  public long rows() {
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM staged")) {
      count.next();
      return count.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException("the rows cannot be counted", failure);
    }
  }

  @Override
  public RowCursor after(long firstRow) {
    try {
      PreparedStatement statement =
          connection.prepareStatement(
              "SELECT * FROM staged WHERE first_row > ? ORDER BY first_row, row_number");
      statement.setLong(1, firstRow);
      return new DuckRowCursor(statement, statement.executeQuery());
    } catch (SQLException failure) {
      throw new IllegalStateException("the rows cannot be read", failure);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw new IllegalStateException("the rows cannot be closed", failure);
    } finally {
      deleteDirectory();
    }
  }

  private void deleteDirectory() {
    try (Stream<Path> inside = Files.walk(directory)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
