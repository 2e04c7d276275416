package dev.tradewind.feature.online.redis;

import dev.tradewind.feature.online.OnlineConfig;
import dev.tradewind.feature.online.OnlineStore;
import dev.tradewind.feature.online.StateReader;
import dev.tradewind.testkit.FreePort;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.RedisOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.embedded.RedisServer;

/** A real Redis that can be stopped and started, and a store in it. */
public final class RedisFixture implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final int port = FreePort.next();
  private final Vertx vertx = Vertx.vertx();
  private final Redis redis;
  private RedisServer server;

  public RedisFixture() {
    server = startServer(port);
    redis =
        Redis.createClient(
            vertx,
            new RedisOptions()
                .setConnectionString("redis://127.0.0.1:" + port)
                .setMaxPoolSize(16)
                .setMaxPoolWaiting(1024));
  }

  private static RedisServer startServer(int port) {
    try {
      RedisServer server =
          RedisServer.newRedisServer()
              .port(port)
              .setting("bind 127.0.0.1")
              .setting("save \"\"")
              .build();
      server.start();
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public OnlineStore store() {
    return new RedisOnlineStore(redis, "test", Duration.ofSeconds(2));
  }

  StateReader reader(OnlineConfig config) {
    return new RedisStateReader(vertx.getDelegate(), redis.getDelegate(), config);
  }

  Context eventLoop() {
    return vertx.getDelegate().getOrCreateContext();
  }

  /** Redis takes calls and answers none of them for so long. */
  void pause(Duration length) {
    send(Request.cmd(Command.CLIENT).arg("PAUSE").arg(length.toMillis()));
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** Loses everything. */
  public void flush() {
    send(Request.cmd(Command.FLUSHALL));
  }

  public List<String> keys() {
    Response found = send(Request.cmd(Command.KEYS).arg("*"));
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      keys.add(found.get(i).toString());
    }
    return keys;
  }

  /** Damages the store: gives an entity the states that another one has. */
  public void copyState(String from, String to) {
    for (String key : keys()) {
      if (key.endsWith(":" + from)) {
        String target = key.substring(0, key.length() - from.length()) + to;
        send(Request.cmd(Command.COPY).arg(key).arg(target).arg("REPLACE"));
      }
    }
  }

  public void delete(String key) {
    send(Request.cmd(Command.DEL).arg(key));
  }

  private Response send(Request request) {
    return redis.send(request).await().atMost(PATIENCE);
  }

  public void stop() {
    try {
      server.stop();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public void start() {
    server = startServer(port);
  }

  @Override
  public void close() {
    redis.close();
    vertx.close().await().atMost(PATIENCE);
    stop();
  }
}
