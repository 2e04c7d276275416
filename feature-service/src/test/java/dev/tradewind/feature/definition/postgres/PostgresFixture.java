package dev.tradewind.feature.definition.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A real PostgreSQL whose database can be cut off and let in again. */
public final class PostgresFixture implements AutoCloseable {

  private static final String USER = "postgres";

  private final EmbeddedPostgres postgres;

  public PostgresFixture() {
    try {
      postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The settings of a service that uses it. */
  public Map<String, String> start() {
    String address = "localhost:" + postgres.getPort() + "/feature";
    run("CREATE DATABASE feature");
    return Map.of(
        "quarkus.datasource.username",
        USER,
        "quarkus.datasource.password",
        USER,
        "quarkus.datasource.reactive.url",
        "postgresql://" + address,
        "quarkus.datasource.jdbc.url",
        "jdbc:postgresql://" + address);
  }

  public int port() {
    return postgres.getPort();
  }

  /** Ends all connections to the database, and lets nobody in any more. */
  public void cutOff() {
    run("ALTER DATABASE feature ALLOW_CONNECTIONS false");
    endConnections();
  }

  /** Ends all connections to the database; they can be opened again. */
  public void endConnections() {
    run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'feature'");
  }

  /** Lets everybody in again. */
  public void letIn() {
    run("ALTER DATABASE feature ALLOW_CONNECTIONS true");
  }

  private void run(String statement) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
