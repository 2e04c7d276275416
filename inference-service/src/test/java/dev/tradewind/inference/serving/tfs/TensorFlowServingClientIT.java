package dev.tradewind.inference.serving.tfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.PythonClient;
import dev.tradewind.inference.fixture.ServedDirectory;
import dev.tradewind.inference.serving.runtime.ServedModels;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stock client of TensorFlow Serving and TensorFlow itself understand us. They are large: the
 * Python that has them is named by the environment variable {@code TENSORFLOW_PYTHON}, and is
 * {@code python3} otherwise.
 */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class TensorFlowServingClientIT {

  private static final String PYTHON =
      Optional.ofNullable(System.getenv("TENSORFLOW_PYTHON")).orElse("python3");

  @Inject ServedModels served;

  @ConfigProperty(name = "tradewind.inference.directory.path")
  Path models;

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @TempDir Path directory;

  private void assertWell(String script, String... modules) throws InterruptedException {
    PythonClient client = new PythonClient(PYTHON, directory);
    assumeTrue(client.has(modules), "skipped: no " + PYTHON + " with " + List.of(modules));
    ServedDirectory.serve(models, served);

    PythonClient.Outcome outcome = client.run(script, "localhost:" + port, models.toString());

    assertThat(outcome.output()).endsWith("all well\n");
    assertThat(outcome.code()).isZero();
  }

  @Test
  void theStockClientUnderstandsUsAndItsModelsAreServed() throws Exception {
    assertWell(
        "tensorflow_serving_client.py",
        "tensorflow.python",
        "grpc",
        "tensorflow_serving.apis.model_service_pb2_grpc");
  }

  /** Such as the package tensorflow-protobuf has them, which is small. */
  @Test
  void contractsOfAnEarlierReleaseWithoutTensorFlowWorkToo() throws Exception {
    assertWell(
        "tensorflow_protobuf_client.py",
        "grpc",
        "tensorflow_serving.apis.prediction_service_pb2_grpc");
  }
}
