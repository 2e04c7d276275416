package dev.tradewind.feature.online.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.feature.online.OnlineStore;
import dev.tradewind.feature.online.OnlineStoreContract;
import dev.tradewind.feature.online.OnlineStoreDownException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisOnlineStoreTest extends OnlineStoreContract {

  private static RedisFixture redis;

  @BeforeAll
  static void start() {
    redis = new RedisFixture();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @BeforeEach
  void empty() {
    redis.flush();
  }

  @Override
  protected OnlineStore store() {
    return redis.store();
  }

  @Test
  void aGenerationWhosePositionsAreLostIsReplacedAndItsKeysGo() {
    await(store().open("one", PLAN));
    redis.delete("test:one:positions");
    assertThat(await(store().open("two", PLAN)).live().id()).isEqualTo("two");
    await(store().deleteCondemned());
    assertThat(redis.keys()).containsExactlyInAnyOrder("test:live", "test:two:positions");
  }

  @Test
  void saysWhenRedisIsDown() {
    redis.stop();
    try {
      assertThatThrownBy(() -> await(store().live())).isInstanceOf(OnlineStoreDownException.class);
    } finally {
      redis.start();
    }
    assertThat(await(store().live())).isEmpty();
  }
}
