package dev.tradewind.chat.neighbour;

import dev.tradewind.testkit.PostgresResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Nobody answers at the neighbours' addresses, there is no demo page, and the limits are small. */
public class AloneProfile implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.grpc.clients.inference.test-port", "1",
        "quarkus.grpc.clients.ingestion.test-port", "1",
        "tradewind.chat.message-limit", "4",
        "tradewind.chat.max-connections", "2",
        "tradewind.chat.hello-timeout", "PT0.5S");
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(PostgresResource.class));
  }

  @Override
  public boolean disableGlobalTestResources() {
    return true;
  }
}
