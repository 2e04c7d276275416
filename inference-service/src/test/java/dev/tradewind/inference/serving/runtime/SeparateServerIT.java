package dev.tradewind.inference.serving.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.testkit.FreePort;
import io.grpc.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The same by gRPC Java's own server, on a port of its own. */
@QuarkusTest
@TestProfile(SeparateServerIT.OwnPort.class)
class SeparateServerIT extends ModelCallIT {

  /** The setting that leads there. */
  public static final class OwnPort implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.grpc.server.use-separate-server",
          "true",
          "quarkus.grpc.server.test-port",
          Integer.toString(FreePort.next()));
    }
  }

  @ConfigProperty(name = "quarkus.grpc.server.test-port")
  int separatePort;

  @Override
  int grpcPort() {
    return separatePort;
  }

  /**
   * This server ends the stream by itself; a client that keeps its deadline has given up before.
   */
  @Override
  void assertLate(Status status) {
    assertThat(status.getCode()).isEqualTo(Status.Code.CANCELLED);
  }
}
