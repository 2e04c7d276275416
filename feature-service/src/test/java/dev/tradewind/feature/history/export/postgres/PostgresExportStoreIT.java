package dev.tradewind.feature.history.export.postgres;

import dev.tradewind.feature.definition.postgres.PostgresFixture;
import dev.tradewind.feature.history.export.ExportStore;
import dev.tradewind.feature.history.export.ExportStoreContract;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresExportStoreIT extends ExportStoreContract {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static PostgresFixture postgres;
  private static Vertx vertx;
  private static Pool pool;

  @BeforeAll
  static void start() {
    postgres = new PostgresFixture();
    Map<String, String> settings = postgres.start();
    Flyway.configure()
        .dataSource(settings.get("quarkus.datasource.jdbc.url"), "postgres", "postgres")
        .load()
        .migrate();
    vertx = Vertx.vertx();
    pool =
        Pool.newInstance(
            PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(4))
                .connectingTo(
                    PgConnectOptions.fromUri(settings.get("quarkus.datasource.reactive.url"))
                        .setUser("postgres")
                        .setPassword("postgres"))
                .using(vertx.getDelegate())
                .build());
  }

  @AfterAll
  static void stop() {
    pool.closeAndAwait();
    vertx.close().await().atMost(PATIENCE);
    postgres.close();
  }

  @BeforeEach
  void empty() {
    pool.query("TRUNCATE training_set_export").executeAndAwait();
  }

  @Override
  protected ExportStore store() {
    return new PostgresExportStore(pool);
  }
}
