package dev.tradewind.feature.api;

import dev.tradewind.feature.online.redis.RedisFixture;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/** The neighbours of the service: ingestion and Redis. */
public class ShopResource implements QuarkusTestResourceLifecycleManager {

  private final FakeIngestion ingestion = new FakeIngestion();
  private final RedisFixture redis = new RedisFixture();
  private final Server server =
      NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
          .addService(ingestion)
          .build();

  @Override
  public Map<String, String> start() {
    try {
      server.start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    String port = Integer.toString(server.getPort());
    return Map.of(
        "quarkus.grpc.clients.ingestion.port", port,
        "quarkus.grpc.clients.ingestion.test-port", port,
        "quarkus.grpc.clients.self.host", "127.0.0.1",
        "quarkus.redis.hosts", redis.url(),
        "tradewind.feature.materialization.check-every", "50ms",
        "tradewind.feature.materialization.first-retry", "20ms",
        "tradewind.feature.materialization.longest-retry", "200ms",
        "tradewind.feature.materialization.long-poll", "1s");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(ingestion, new TestInjector.MatchesType(FakeIngestion.class));
    injector.injectIntoFields(redis, new TestInjector.MatchesType(RedisFixture.class));
  }

  @Override
  public void stop() {
    server.shutdownNow();
    redis.close();
  }
}
