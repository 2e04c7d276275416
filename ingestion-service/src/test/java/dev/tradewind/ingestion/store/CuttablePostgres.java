package dev.tradewind.ingestion.store;

import dev.tradewind.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A real PostgreSQL behind a line that a test can cut. A test class asks for the switch by a field
 * {@code Consumer<Boolean> storeReachable}.
 */
public class CuttablePostgres implements QuarkusTestResourceLifecycleManager {

  private final PostgresResource postgres = new PostgresResource();
  private CuttableLine line;

  @Override
  public Map<String, String> start() {
    Map<String, String> config = new HashMap<>(postgres.start());
    String jdbc = config.get("quarkus.datasource.jdbc.url");
    int port = URI.create(jdbc.substring("jdbc:".length())).getPort();
    try {
      line = new CuttableLine(InetAddress.getLoopbackAddress(), port);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
    config.put(
        "quarkus.datasource.reactive.url", "postgresql://127.0.0.1:" + line.port() + "/postgres");
    return config;
  }

  @Override
  public void inject(TestInjector injector) {
    Consumer<Boolean> storeReachable = line::setUp;
    injector.injectIntoFields(storeReachable, field -> field.getName().equals("storeReachable"));
  }

  @Override
  public void stop() {
    if (line != null) {
      line.setUp(false);
    }
    postgres.stop();
  }
}
