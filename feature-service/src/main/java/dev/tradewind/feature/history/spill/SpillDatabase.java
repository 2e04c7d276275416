package dev.tradewind.feature.history.spill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** A DuckDB file in a directory of its own. Used by one thread. */
public final class SpillDatabase implements AutoCloseable {

  private final Path directory;
  private final SpillLimits limits;
  private final DuckDBConnection connection;
  private final DuckDBConnection writing;

  /**
   * Makes one.
   *
   * @param directory does not exist yet; gone after {@link #close}
   */
  public SpillDatabase(Path directory, SpillLimits limits) {
    this.directory = directory;
    this.limits = limits;
    try {
      Files.createDirectories(directory);
      // DriverManager knows only the drivers of the class loader that was there first.
      this.connection =
          (DuckDBConnection)
              new DuckDBDriver().connect("jdbc:duckdb:" + directory.resolve("db"), properties());
      this.writing = connection.duplicate();
      // Else each few rows are a commit of their own, with a log that nobody will ever replay.
      this.writing.setAutoCommit(false);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (SQLException failure) {
      throw new SpillException(failure);
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    // A result is read row by row, not held.
    properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    properties.setProperty("memory_limit", limits.memoryBytes() + "B");
    properties.setProperty("max_temp_directory_size", limits.diskBytes() + "B");
    properties.setProperty("threads", Integer.toString(limits.threads()));
    properties.setProperty("temp_directory", directory.resolve("sorting").toString());
    // Whatever order is wanted is asked for.
    properties.setProperty("preserve_insertion_order", "false");
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    return properties;
  }

  /** A database of its own inside this one's directory, within the same limits. */
  SpillDatabase another(String name) {
    return new SpillDatabase(directory.resolve(name), limits);
  }

  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw failure(failure);
    }
  }

  /** What to throw for a failure of the database: a full disk is the caller's business. */
  RuntimeException failure(SQLException failure) {
    return String.valueOf(failure.getMessage()).contains("max_temp_directory_size")
        ? new SpillFullException(limits.diskBytes())
        : new SpillException(failure);
  }

  /** On a connection of its own: rows are written while steps are being read. */
  DuckDBAppender appender(String table) throws SQLException {
    return writing.createAppender("main", table);
  }

  /** Lets readers see all that was appended; for when an appender is closed. */
  void publish() throws SQLException {
    writing.commit();
  }

  /** The connection that results are read from. */
  DuckDBConnection connection() {
    return connection;
  }

  /**
   * Fails where the file has outgrown its limit.
   *
   * @throws SpillFullException so
   */
  public void checkSize() {
    long bytes = 0;
    for (String name : List.of("db", "db.wal")) {
      bytes += directory.resolve(name).toFile().length();
    }
    if (bytes > limits.diskBytes()) {
      throw new SpillFullException(limits.diskBytes());
    }
  }

  @Override
  public void close() {
    try {
      writing.close();
      connection.close();
    } catch (SQLException failure) {
      throw new SpillException(failure);
    } finally {
      delete(directory);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
