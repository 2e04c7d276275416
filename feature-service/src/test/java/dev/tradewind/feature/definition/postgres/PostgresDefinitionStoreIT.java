package dev.tradewind.feature.definition.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.feature.definition.DefinitionStore;
import dev.tradewind.feature.definition.DefinitionStoreContract;
import dev.tradewind.feature.definition.DefinitionStoreDownException;
import dev.tradewind.feature.definition.StoredCatalogue;
import dev.tradewind.feature.shop.Eventually;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresDefinitionStoreIT extends DefinitionStoreContract {

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
    pool.query("DELETE FROM feature_view").executeAndAwait();
  }

  @Override
  protected DefinitionStore store() {
    return new PostgresDefinitionStore(pool, PATIENCE);
  }

  @Test
  void aDatabaseMadeAnewGoesOnWithGreaterRevisions() {
    long before = apply("a").revision();
    pool.query("UPDATE catalogue SET revision = 0").executeAndAwait();
    assertThat(apply("b").revision()).isGreaterThan(before);
  }

  @Test
  void tellsOfEveryChangeAlsoOfThoseThatWereMissed() {
    List<Long> heard = new CopyOnWriteArrayList<>();
    PostgresRevisionNews news = new PostgresRevisionNews(pool.getDelegate(), vertx.getDelegate());
    Cancellable listening = news.revisions().subscribe().with(heard::add);
    try {
      Eventually.until("the present revision is told", () -> !heard.isEmpty());
      long first = apply("a").revision();
      Eventually.until("the change is told", () -> heard.contains(first));
      postgres.endConnections();
      Eventually.until("the store answers again", this::answers);
      long second = apply("b").revision();
      Eventually.until("the change is told, whoever listened then", () -> heard.contains(second));
    } finally {
      listening.cancel();
    }
  }

  @Test
  void saysWhenPostgresDoesNotAnswer() {
    postgres.cutOff();
    try {
      assertThatThrownBy(() -> await(store().read()))
          .isInstanceOf(DefinitionStoreDownException.class);
      assertThatThrownBy(() -> apply("a")).isInstanceOf(DefinitionStoreDownException.class);
    } finally {
      postgres.letIn();
    }
    Eventually.until("the store answers again", this::answers);
  }

  private boolean answers() {
    try {
      return await(store().revision()) >= 0;
    } catch (DefinitionStoreDownException notYet) {
      return false;
    }
  }

  private StoredCatalogue apply(String name) {
    return await(
        store().change(stored -> stored.with(stored.catalogue().apply(view(name), Instant.EPOCH))));
  }
}
