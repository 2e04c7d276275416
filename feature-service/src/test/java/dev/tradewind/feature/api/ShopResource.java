package dev.tradewind.feature.api;

import dev.tradewind.feature.definition.postgres.PostgresFixture;
import dev.tradewind.feature.online.redis.RedisFixture;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/** The neighbours of the service: ingestion, Redis and PostgreSQL. */
public class ShopResource implements QuarkusTestResourceLifecycleManager {

  private final FakeIngestion ingestion = new FakeIngestion();
  private final FakeShoppers shoppers = new FakeShoppers();
  private final RedisFixture redis = new RedisFixture();
  private final PostgresFixture postgres = new PostgresFixture();
  private final Server server =
      NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
          .addService(ingestion)
          .addService(shoppers)
          .build();

  @Override
  public Map<String, String> start() {
    try {
      server.start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    String port = Integer.toString(server.getPort());
    Map<String, String> settings = new HashMap<>(postgres.start());
    settings.put("quarkus.grpc.clients.ingestion.port", port);
    settings.put("quarkus.grpc.clients.ingestion.test-port", port);
    settings.put("quarkus.grpc.clients.self.host", "127.0.0.1");
    settings.put("quarkus.redis.hosts", redis.url());
    settings.put("tradewind.feature.definitions.timeout", "2s");
    settings.put("tradewind.feature.materialization.check-every", "50ms");
    settings.put("tradewind.feature.materialization.first-retry", "20ms");
    settings.put("tradewind.feature.materialization.longest-retry", "200ms");
    settings.put("tradewind.feature.materialization.long-poll", "1s");
    settings.put("tradewind.feature.online.retry-every", "20ms");
    // What these tests are about is not how long a cold process takes on a busy machine.
    settings.put("tradewind.feature.online.read-timeout", "2s");
    settings.put("tradewind.feature.identity.first-retry", "20ms");
    return settings;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(ingestion, new TestInjector.MatchesType(FakeIngestion.class));
    injector.injectIntoFields(shoppers, new TestInjector.MatchesType(FakeShoppers.class));
    injector.injectIntoFields(redis, new TestInjector.MatchesType(RedisFixture.class));
    injector.injectIntoFields(postgres, new TestInjector.MatchesType(PostgresFixture.class));
  }

  @Override
  public void stop() {
    server.shutdownNow();
    redis.close();
    postgres.close();
  }
}
