package dev.tradewind.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import redis.embedded.RedisServer;

/** A real Redis on a free port, for a {@code @QuarkusTest}. */
public class RedisResource implements QuarkusTestResourceLifecycleManager {

  private RedisServer redis;

  @Override
  public Map<String, String> start() {
    try {
      int port = FreePort.next();
      redis =
          RedisServer.newRedisServer()
              .port(port)
              .setting("bind 127.0.0.1")
              .setting("save \"\"")
              .build();
      redis.start();
      return Map.of("quarkus.redis.hosts", "redis://127.0.0.1:" + port);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void stop() {
    if (redis == null) {
      return;
    }
    try {
      redis.stop();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
