package dev.tradewind.inference.serving.oip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tradewind.inference.fixture.FakeTraining;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.PythonClient;
import dev.tradewind.inference.fixture.TestModels;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.testkit.Eventually;
import io.quarkus.grpc.GrpcService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stock client of the protocol, from another house and in another language, understands us. The
 * Python that has it is named by the environment variable {@code TRITON_PYTHON}, and is {@code
 * python3} otherwise.
 */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
@TestProfile(StockClientIT.Logged.class)
class StockClientIT {

  /** What is answered is logged, so that the client finds its ids. */
  public static final class Logged implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      String types = "tradewind.inference.prediction-log.models.types.";
      return Map.of(types + "calls", "true", types + "rate", "1");
    }
  }

  @Inject @GrpcService FakeTraining training;
  @Inject ServedModels served;

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @TempDir Path directory;

  @Test
  void theTritonClientUnderstandsUs() throws Exception {
    String python = Optional.ofNullable(System.getenv("TRITON_PYTHON")).orElse("python3");
    PythonClient client = new PythonClient(python, directory);
    assumeTrue(
        client.has("tritonclient.grpc", "grpc"),
        "skipped: no " + python + " with tritonclient[grpc]");
    long types = training.promote("types", TestModels.everyType());
    long items = training.promote("items", TestModels.nextItem(List.of("a", "b\u00e9", "c")));
    Eventually.until(
        "both serve",
        () ->
            served.serves("types", VersionChoice.of(types))
                && served.serves("items", VersionChoice.of(items)));

    PythonClient.Outcome outcome =
        client.run("stock_client.py", "localhost:" + port, Long.toString(types));

    assertThat(outcome.output()).endsWith("all well\n");
    assertThat(outcome.code()).isZero();
  }
}
