package dev.tradewind.feature.definition.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.feature.definition.DefinitionStore;
import dev.tradewind.feature.definition.DefinitionStoreContract;
import dev.tradewind.feature.definition.DefinitionStoreDownException;
import dev.tradewind.feature.definition.StoredCatalogue;
import dev.tradewind.testkit.Eventually;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresDefinitionStoreIT extends DefinitionStoreContract {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static MigratedPostgres postgres;

  @BeforeAll
  static void start() {
    postgres = new MigratedPostgres();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @BeforeEach
  void empty() {
    postgres.run("DELETE FROM feature_view");
  }

  @Override
  protected DefinitionStore store() {
    return new PostgresDefinitionStore(postgres.pool(), PATIENCE);
  }

  @Test
  void aDatabaseMadeAnewGoesOnWithGreaterRevisions() {
    long before = apply("a").revision();
    postgres.run("UPDATE catalogue SET revision = 0");
    assertThat(apply("b").revision()).isGreaterThan(before);
  }

  @Test
  void tellsOfEveryChangeAlsoOfThoseThatWereMissed() {
    List<Long> heard = new CopyOnWriteArrayList<>();
    PostgresRevisionNews news =
        new PostgresRevisionNews(postgres.pool().getDelegate(), postgres.vertx().getDelegate());
    Cancellable listening = news.revisions().subscribe().with(heard::add);
    try {
      Eventually.until("the present revision is told", () -> !heard.isEmpty());
      long first = apply("a").revision();
      Eventually.until("the change is told", () -> heard.contains(first));
      postgres.server().endConnections();
      Eventually.until("the store answers again", this::answers);
      long second = apply("b").revision();
      Eventually.until("the change is told, whoever listened then", () -> heard.contains(second));
    } finally {
      listening.cancel();
    }
  }

  @Test
  void saysWhenPostgresDoesNotAnswer() {
    postgres.server().cutOff();
    try {
      assertThatThrownBy(() -> await(store().read()))
          .isInstanceOf(DefinitionStoreDownException.class);
      assertThatThrownBy(() -> apply("a")).isInstanceOf(DefinitionStoreDownException.class);
    } finally {
      postgres.server().letIn();
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
