package dev.tradewind.inference.serving.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.inference.oip.GRPCInferenceService;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferInputTensor;
import dev.tradewind.api.inference.oip.ModelInferResponse;
import dev.tradewind.api.inference.oip.ModelReadyRequest;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.TestModels;
import dev.tradewind.inference.serving.domain.ModelCatalog;
import dev.tradewind.inference.serving.domain.VersionState;
import dev.tradewind.testkit.Eventually;
import grpc.health.v1.Health;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A model in a directory, from its first version to its end, as callers and probes see it. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class ModelLifecycleIT {

  private static final String MODEL = "from-directory";

  @GrpcClient("self")
  GRPCInferenceService client;

  @GrpcClient("self")
  Health health;

  @Inject ModelCatalog catalog;

  @ConfigProperty(name = "tradewind.inference.directory.path")
  Path root;

  private static <T> T await(Uni<T> call) {
    return call.await().atMost(Duration.ofSeconds(30));
  }

  @AfterEach
  void remove() throws IOException {
    delete(root.resolve(MODEL));
    Eventually.until("it is gone", () -> !ready(""));
  }

  /** As whoever copies a model should: under another name first. */
  private Path put(long version, Path model) throws IOException {
    Path copied = root.resolve(MODEL).resolve("copying-" + version);
    try (Stream<Path> files = Files.walk(model)) {
      for (Path file : files.toList()) {
        Path copy = copied.resolve(model.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return Files.move(copied, root.resolve(MODEL).resolve(Long.toString(version)));
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private boolean ready(String version) {
    return await(
            client.modelReady(
                ModelReadyRequest.newBuilder().setName(MODEL).setVersion(version).build()))
        .getReady();
  }

  private ServingStatus probe() {
    return await(health.check(HealthCheckRequest.newBuilder().setService("model/" + MODEL).build()))
        .getStatus();
  }

  private float ask(float x) {
    ModelInferRequest.Builder request =
        ModelInferRequest.newBuilder()
            .setModelName(MODEL)
            .addInputs(InferInputTensor.newBuilder().setName("x").setDatatype("FP32").addShape(1));
    request.getInputsBuilder(0).getContentsBuilder().addFp32Contents(x);
    ModelInferResponse answer = await(client.modelInfer(request.build()));
    return answer
        .getRawOutputContents(0)
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .getFloat();
  }

  private List<VersionState> states() {
    return catalog.versions(MODEL).stream().map(version -> version.state()).toList();
  }

  @Test
  void versionsComeServeAndGo() throws IOException {
    put(1, TestModels.linear(2, 0));
    Eventually.until("the first serves", () -> ready(""));
    assertThat(ask(3)).isEqualTo(6);
    Eventually.until("the probe sees it", () -> probe() == ServingStatus.SERVING);

    put(2, TestModels.linear(5, 0));
    Eventually.until("the second serves", () -> ask(3) == 15);
    Eventually.until("the first is gone", () -> !ready("1"));
    assertThat(ready("2")).isTrue();

    Path third = put(3, TestModels.linear(7, 0));
    Eventually.until("the third serves", () -> ask(3) == 21);
    delete(third);
    Eventually.until("the second serves again", () -> ask(3) == 15);

    delete(root.resolve(MODEL));
    Eventually.until("nothing serves", () -> !ready(""));
    Eventually.until("the probe sees it", () -> probe() == ServingStatus.NOT_SERVING);
  }

  @Test
  void aBrokenVersionIsToldAndTakesNothingAway() throws IOException {
    put(1, TestModels.linear(2, 0));
    Eventually.until("the first serves", () -> ready(""));
    Path broken = root.resolve(MODEL).resolve("2");
    Files.createDirectories(broken);
    Files.writeString(broken.resolve("saved_model.pb"), "no graph");

    Eventually.until(
        "it is refused", () -> states().equals(List.of(VersionState.END, VersionState.AVAILABLE)));

    assertThat(catalog.versions(MODEL).get(0).problem()).contains("TensorFlow cannot load it");
    assertThat(ask(3)).isEqualTo(6);
    assertThat(probe()).isEqualTo(ServingStatus.SERVING);
  }
}
