package dev.tradewind.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.local.console.Poll;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(50);

  @TempDir private Path directory;

  @Test
  void postgresKeepsItsDataAndLetsNobodyInWithoutThePassword() throws Exception {
    Home home = new Home(directory);
    home.prepare();
    PostgresServer postgres = new PostgresServer(home, Ports.free().of(Component.POSTGRES));
    Child first = run(home, Component.POSTGRES, postgres.launch(), postgres::accepts);
    postgres.createDatabases();
    first.requestEnd();
    first.awaitEnd();

    Child second = run(home, Component.POSTGRES, postgres.launch(), postgres::accepts);
    postgres.createDatabases();
    String training = postgres.jdbcUrl("training");
    assertThatThrownBy(() -> DriverManager.getConnection(training, PostgresServer.USER, "guess"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
    DriverManager.getConnection(training, PostgresServer.USER, postgres.password()).close();
    second.requestEnd();
    second.awaitEnd();
    assertThat(second.alive()).isFalse();
  }

  @Test
  void childrenEndWhenTheLauncherIsGone() throws Exception {
    Home home = new Home(directory);
    home.prepare();
    RedisServer redis = new RedisServer(home, Ports.free().of(Component.REDIS));
    Child child = run(home, Component.REDIS, redis.launch(), redis::accepts);
    Guardian guardian = Guardian.start();
    guardian.watch(child.process());
    assertThat(child.alive()).isTrue();

    guardian.abandon();

    assertThat(Poll.until(LIMIT, POLL, () -> !child.alive())).isTrue();
    assertThat(Poll.until(LIMIT, POLL, () -> !guardian.handle().isAlive())).isTrue();
  }

  private static Child run(Home home, Component store, Launch launch, BooleanSupplier accepts)
      throws InterruptedException {
    Child child = new Child(store, launch.start(home.log(store)));
    assertThat(Poll.until(LIMIT, POLL, accepts)).as(LogTail.of(home.log(store))).isTrue();
    return child;
  }
}
