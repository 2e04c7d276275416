package dev.tradewind.feature.definition.postgres;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL with the service's tables, and connections to it. */
public final class MigratedPostgres implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int CONNECTIONS = 4;

  private final PostgresFixture postgres = new PostgresFixture();
  private final Vertx vertx = Vertx.vertx();
  private final Pool pool;

  public MigratedPostgres() {
    Map<String, String> settings = postgres.start();
    String user = settings.get("quarkus.datasource.username");
    String password = settings.get("quarkus.datasource.password");
    Flyway.configure()
        .dataSource(settings.get("quarkus.datasource.jdbc.url"), user, password)
        .load()
        .migrate();
    pool =
        Pool.newInstance(
            PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .connectingTo(
                    PgConnectOptions.fromUri(settings.get("quarkus.datasource.reactive.url"))
                        .setUser(user)
                        .setPassword(password))
                .using(vertx.getDelegate())
                .build());
  }

  public Pool pool() {
    return pool;
  }

  public Vertx vertx() {
    return vertx;
  }

  /** The database itself, to be cut off and let in again. */
  public PostgresFixture server() {
    return postgres;
  }

  /** Runs a statement without parameters. */
  public void run(String statement) {
    pool.query(statement).executeAndAwait();
  }

  @Override
  public void close() {
    pool.closeAndAwait();
    vertx.close().await().atMost(PATIENCE);
    postgres.close();
  }
}
