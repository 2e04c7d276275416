package dev.tradewind.training.impression;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * A DuckDB file in a directory of its own: what is joined may be larger than memory. Used by one
 * thread. Rows are appended only while no result is being read: DuckDB 1.4 may never come back from
 * that.
 */
final class JoinDatabase implements AutoCloseable {

  private static final String MEMORY = "256MB";

  private final Path directory;
  private final long mostBytes;
  private final DuckDBConnection connection;

  /**
   * Makes one.
   *
   * @param directory does not exist yet; gone after {@link #close}
   * @param mostBytes that it may take on disk, and as much again for sorting
   */
  JoinDatabase(Path directory, long mostBytes) throws IOException {
    this.directory = directory;
    this.mostBytes = mostBytes;
    Files.createDirectories(directory);
    Properties properties = new Properties();
    properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    properties.setProperty("memory_limit", MEMORY);
    properties.setProperty("threads", "1");
    properties.setProperty("temp_directory", directory.resolve("sorting").toString());
    properties.setProperty("max_temp_directory_size", mostBytes + "B");
    properties.setProperty("preserve_insertion_order", "false");
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    try {
      // DriverManager knows only the drivers of the class loader that was there first.
      connection =
          (DuckDBConnection)
              new DuckDBDriver().connect("jdbc:duckdb:" + directory.resolve("db"), properties);
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
  }

  void execute(String sql) throws IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
  }

  DuckDBAppender appender(String table) throws IOException {
    try {
      return connection.createAppender("main", table);
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
  }

  /** Hands over the rows of a query, one by one. */
  void query(String sql, RowTaker taker) throws IOException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        taker.take(rows);
      }
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
  }

  /** The one number that a query answers. */
  long number(String sql) throws IOException {
    long[] number = new long[1];
    query(sql, row -> number[0] = row.getLong(1));
    return number[0];
  }

  /** Whether it has outgrown its limit. */
  boolean isFull() {
    long bytes = 0;
    for (String name : List.of("db", "db.wal")) {
      bytes += directory.resolve(name).toFile().length();
    }
    return bytes > mostBytes;
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw new IOException(failure);
    } finally {
      delete();
    }
  }

  private void delete() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.deleteIfExists(file);
                } catch (IOException failure) {
                  throw new UncheckedIOException(failure);
                }
              });
    }
  }

  /** Takes a row of a result. */
  @FunctionalInterface
  interface RowTaker {
    void take(ResultSet row) throws SQLException, IOException;
  }
}
