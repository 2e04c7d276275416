package dev.tradewind.inference.serving.tfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tradewind.api.tensorflow.DataType;
import dev.tradewind.api.tensorflow.TensorProto;
import dev.tradewind.api.tensorflow.TensorShapeProto;
import dev.tradewind.api.tensorflow.serving.ModelSpec;
import dev.tradewind.api.tensorflow.serving.PredictRequest;
import dev.tradewind.api.tensorflow.serving.PredictionServiceGrpc;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.ServedDirectory;
import dev.tradewind.inference.serving.runtime.ServedModels;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deadlines and trailers hold for this protocol, too. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class CallTermsIT {

  private static final PredictRequest REQUEST =
      PredictRequest.newBuilder()
          .setModelSpec(ModelSpec.newBuilder().setName("half"))
          .putInputs(
              "x",
              TensorProto.newBuilder()
                  .setDtype(DataType.DT_FLOAT)
                  .setTensorShape(
                      TensorShapeProto.newBuilder()
                          .addDim(TensorShapeProto.Dim.newBuilder().setSize(1)))
                  .build())
          .build();

  @Inject ServedModels served;

  @ConfigProperty(name = "tradewind.inference.directory.path")
  Path directory;

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  private ManagedChannel channel;

  @BeforeEach
  void serve() {
    ServedDirectory.serve(directory, served);
    channel = ManagedChannelBuilder.forAddress("localhost", port).usePlaintext().build();
  }

  @AfterEach
  void disconnect() throws InterruptedException {
    channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
  }

  @Test
  void theTrailersTellWhatTheAnswerTook() {
    AtomicReference<Metadata> trailers = new AtomicReference<>();

    PredictionServiceGrpc.newBlockingStub(channel)
        .withInterceptors(
            MetadataUtils.newCaptureMetadataInterceptor(new AtomicReference<>(), trailers))
        .predict(REQUEST);

    assertThat(trailers.get().get(key("tradewind-model-version"))).isEqualTo("2");
    assertThat(trailers.get().get(key("tradewind-queue-us"))).matches("\\d+");
  }

  @Test
  void theCallersDeadlineCounts() {
    Metadata header = new Metadata();
    header.put(key("grpc-timeout"), "1n");

    StatusRuntimeException refused =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                PredictionServiceGrpc.newBlockingStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(header))
                    .predict(REQUEST));

    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    assertThat(refused.getStatus().getDescription()).startsWith("deadline: ");
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
