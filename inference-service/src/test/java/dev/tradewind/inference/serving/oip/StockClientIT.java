package dev.tradewind.inference.serving.oip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tradewind.inference.fixture.FakeTraining;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.TestModels;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.testkit.Eventually;
import io.quarkus.grpc.GrpcService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stock client of the protocol, from another house and in another language, understands us. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class StockClientIT {

  private record Outcome(int code, String output) {}

  @Inject @GrpcService FakeTraining training;
  @Inject ServedModels served;

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @TempDir Path directory;

  private Outcome python(String... arguments) throws IOException, InterruptedException {
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(arguments)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return new Outcome(-1, "did not end: " + Files.readString(output, StandardCharsets.UTF_8));
    }
    return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }

  private boolean hasStockClient() throws InterruptedException {
    try {
      return python("python3", "-c", "import tritonclient.grpc").code() == 0;
    } catch (IOException noPython) {
      return false;
    }
  }

  @Test
  void theTritonClientUnderstandsUs() throws Exception {
    assumeTrue(hasStockClient(), "skipped: no python3 with tritonclient[grpc]");
    long types = training.promote("types", TestModels.everyType());
    long items = training.promote("items", TestModels.nextItem(List.of("a", "b\u00e9", "c")));
    Eventually.until(
        "both serve",
        () ->
            served.serves("types", VersionChoice.of(types))
                && served.serves("items", VersionChoice.of(items)));
    Path script = directory.resolve("stock_client.py");
    try (InputStream source = getClass().getResourceAsStream("/stock_client.py")) {
      assertThat(source).isNotNull();
      Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
    }

    Outcome outcome =
        python("python3", script.toString(), "localhost:" + port, Long.toString(types));

    assertThat(outcome.output()).endsWith("all well\n");
    assertThat(outcome.code()).isZero();
  }
}
