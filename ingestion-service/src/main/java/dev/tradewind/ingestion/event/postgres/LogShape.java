package dev.tradewind.ingestion.event.postgres;

import dev.tradewind.ingestion.event.domain.Partitions;
import dev.tradewind.ingestion.event.log.EventLogConfig;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Makes the partitions when the log is first used, and refuses to start with another number of them
 * later: a shopper's events would go on in another partition than they began in.
 */
@Singleton
class LogShape {

  private final DataSource dataSource;
  private final int configured;

  LogShape(DataSource dataSource, EventLogConfig config) {
    this.dataSource = dataSource;
    this.configured = new Partitions(config.partitions()).count();
  }

  void require() {
    require(dataSource, configured);
  }

  static void require(DataSource dataSource, int configured) {
    int stored;
    try {
      stored = establish(dataSource, configured);
    } catch (SQLException failure) {
      throw new IllegalStateException("the log's shape cannot be read from PostgreSQL", failure);
    }
    if (stored != configured) {
      throw new IllegalStateException(
          "tradewind.ingestion.partitions: "
              + configured
              + " (expected: "
              + stored
              + ", with which this log was made; the number of partitions of a log never changes)");
    }
  }

  /** Makes the partitions unless that was done before; answers how many there are. */
  private static int establish(DataSource dataSource, int partitions) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      int stored = claim(connection, partitions);
      try (PreparedStatement heads =
          connection.prepareStatement(
              "INSERT INTO partition_head (partition, end_offset) SELECT generate_series(0, ? - 1), 0"
                  + " ON CONFLICT DO NOTHING")) {
        heads.setInt(1, stored);
        heads.executeUpdate();
      }
      connection.commit();
      return stored;
    }
  }

  private static int claim(Connection connection, int partitions) throws SQLException {
    try (PreparedStatement claim =
            connection.prepareStatement(
                "INSERT INTO log_shape (partitions) VALUES (?) ON CONFLICT DO NOTHING");
        Statement read = connection.createStatement()) {
      claim.setInt(1, partitions);
      claim.executeUpdate();
      try (ResultSet shape = read.executeQuery("SELECT partitions FROM log_shape")) {
        shape.next();
        return shape.getInt(1);
      }
    }
  }
}
