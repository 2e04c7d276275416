package dev.tradewind.inference.serving.oip.rest;

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
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stock client of the protocol over HTTP understands us. The Python that has it is named by the
 * environment variable {@code TRITON_PYTHON}, and is {@code python3} otherwise.
 */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class StockHttpClientIT {

  @Inject @GrpcService FakeTraining training;
  @Inject ServedModels served;

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @TempDir Path directory;

  @Test
  void theTritonClientUnderstandsUsOverHttp() throws Exception {
    String python = Optional.ofNullable(System.getenv("TRITON_PYTHON")).orElse("python3");
    PythonClient client = new PythonClient(python, directory);
    assumeTrue(
        client.has("tritonclient.http", "gevent", "geventhttpclient", "ml_dtypes"),
        "skipped: no " + python + " with tritonclient[http] and ml_dtypes");
    long types = training.promote("http-types", TestModels.everyType());
    Map<String, Long> versions =
        Map.of(
            "http-types", types,
            "http-narrow", training.promote("http-narrow", TestModels.narrowTypes()),
            "http-items",
                training.promote("http-items", TestModels.nextItem(List.of("a", "b\u00e9", "c"))));
    Eventually.until(
        "all serve",
        () ->
            versions.entrySet().stream()
                .allMatch(one -> served.serves(one.getKey(), VersionChoice.of(one.getValue()))));

    PythonClient.Outcome outcome =
        client.run("stock_http_client.py", "localhost:" + port, Long.toString(types));

    assertThat(outcome.output()).endsWith("all well\n");
    assertThat(outcome.code()).isZero();
  }
}
