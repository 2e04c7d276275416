package dev.tradewind.inference.serving.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.ByteString;
import dev.tradewind.api.inference.oip.GRPCInferenceServiceGrpc;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferInputTensor;
import dev.tradewind.api.inference.oip.ModelInferResponse;
import dev.tradewind.inference.fixture.FakeModel;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.runtime.ServedModels.Ways;
import dev.tradewind.testkit.Eventually;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the stock gRPC client of Java sees of a model call, and what the service sees of it. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class ModelCallIT {

  @Inject ServedModels served;
  @Inject ModelWorkers workers;
  @Inject ServingConfig config;

  @TestHTTPResource(value = "metrics", management = true)
  URL metrics;

  @ConfigProperty(name = "quarkus.http.test-port")
  int httpPort;

  private final CountDownLatch signal = new CountDownLatch(1);
  private final AtomicReference<Metadata> trailers = new AtomicReference<>();
  private ManagedChannel channel;

  int grpcPort() {
    return httpPort;
  }

  @BeforeEach
  void connect() {
    channel = ManagedChannelBuilder.forAddress("localhost", grpcPort()).usePlaintext().build();
  }

  @AfterEach
  void disconnect() throws InterruptedException {
    signal.countDown();
    channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
    served.remove("echo", 7);
  }

  private void serve(FakeModel model) {
    served.add(new ServedVersion(new Artefact("echo", 7, "file:/none", ""), model), Ways.NONE);
  }

  private static ModelInferRequest request() {
    return ModelInferRequest.newBuilder()
        .setModelName("echo")
        .addInputs(InferInputTensor.newBuilder().setName("x").setDatatype("FP32").addShape(2))
        .addRawInputContents(ByteString.copyFrom(new byte[8]))
        .build();
  }

  private GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub client(
      ClientInterceptor... interceptors) {
    return GRPCInferenceServiceGrpc.newBlockingStub(channel)
        .withInterceptors(interceptors)
        .withInterceptors(
            MetadataUtils.newCaptureMetadataInterceptor(new AtomicReference<>(), trailers));
  }

  private String trailer(String name) {
    return trailers.get().get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
  }

  @Test
  void theTrailersTellWhatTheAnswerTook() {
    serve(FakeModel.prompt());

    ModelInferResponse answer = client().modelInfer(request());

    assertThat(answer.getModelVersion()).isEqualTo("7");
    assertThat(trailer("tradewind-model-version")).isEqualTo("7");
    assertThat(trailer("tradewind-batch-rows"))
        .isEqualTo(Integer.toString(config.batch().smallestRows()));
    assertThat(trailer("tradewind-queue-us")).matches("\\d+");
    assertThat(trailer("tradewind-compute-us")).matches("\\d+");
  }

  @Test
  void theMetricsTellOfEachModel() throws IOException {
    serve(FakeModel.prompt());
    assertThat(client().modelInfer(request()).getModelVersion()).isEqualTo("7");

    try (InputStream page = metrics.openStream()) {
      assertThat(new String(page.readAllBytes(), UTF_8))
          .containsPattern("tradewind_inference_batch_rows_sum\\{model=\"echo\",?\\} [1-9]")
          .containsPattern("tradewind_inference_queue_calls\\{model=\"echo\",?\\} 0");
    }
  }

  void assertLate(Status status) {
    assertThat(status.getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    assertThat(status.getDescription()).startsWith("deadline: has passed");
  }

  @Test
  void theCallersDeadlineCounts() {
    FakeModel model = FakeModel.prompt();
    serve(model);
    Metadata header = new Metadata();
    header.put(Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER), "1n");

    StatusRuntimeException refused =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () -> client(MetadataUtils.newAttachHeadersInterceptor(header)).modelInfer(request()));

    assertLate(refused.getStatus());
    assertThat(model.runs).hasValue(0);
    assertThat(trailer("tradewind-model-version")).isNull();
  }

  @Test
  void aCancelledCallGivesItsPlaceUp() throws Exception {
    FakeModel model = FakeModel.waitingFor(signal);
    serve(model);
    List<ListenableFuture<ModelInferResponse>> running = new ArrayList<>();
    for (int worker = 1; worker <= workers.batches().workers(); worker++) {
      int held = worker;
      running.add(GRPCInferenceServiceGrpc.newFutureStub(channel).modelInfer(request()));
      Eventually.until("a worker runs it", () -> model.runs.get() == held);
    }
    ListenableFuture<ModelInferResponse> waiting =
        GRPCInferenceServiceGrpc.newFutureStub(channel).modelInfer(request());
    Eventually.until("one waits", () -> workers.batches().waiting("echo") == 1);

    waiting.cancel(true);

    // All workers are still held: it has not run.
    Eventually.until("it waits no more", () -> workers.batches().waiting("echo") == 0);
    assertThat(model.runs).hasValue(workers.batches().workers());
    signal.countDown();
    for (ListenableFuture<ModelInferResponse> answered : running) {
      assertThat(answered.get(30, TimeUnit.SECONDS).getModelVersion()).isEqualTo("7");
    }
  }
}
