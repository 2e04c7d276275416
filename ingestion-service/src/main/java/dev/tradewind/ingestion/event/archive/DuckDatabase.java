package dev.tradewind.ingestion.event.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/**
 * A DuckDB database of its own, in a temporary directory that goes with it: what does not fit into
 * its memory goes to disk. It never fetches anything.
 */
final class DuckDatabase implements AutoCloseable {

  private final Path directory;
  private final DuckDBConnection connection;

  private DuckDatabase(Path directory, DuckDBConnection connection) {
    this.directory = directory;
    this.connection = connection;
  }

  static DuckDatabase open(String memoryLimit, int threads) throws SQLException {
    Path directory;
    try {
      directory = Files.createTempDirectory("tradewind-archive-");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Properties settings = new Properties();
    settings.setProperty("memory_limit", memoryLimit);
    settings.setProperty("threads", Integer.toString(threads));
    settings.setProperty("temp_directory", directory.resolve("spill").toString());
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    return new DuckDatabase(
        directory,
        (DuckDBConnection)
            DriverManager.getConnection(
                "jdbc:duckdb:" + directory.resolve("day.duckdb"), settings));
  }

  DuckDBConnection connection() {
    return connection;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A text as SQL; paths cannot be parameters everywhere. */
  static String literal(Object text) {
    return "'" + text.toString().replace("'", "''") + "'";
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
