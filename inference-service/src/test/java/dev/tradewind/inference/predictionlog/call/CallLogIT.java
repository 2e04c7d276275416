package dev.tradewind.inference.predictionlog.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.inference.oip.GRPCInferenceServiceGrpc;
import dev.tradewind.api.inference.oip.InferTensorContents;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferInputTensor;
import dev.tradewind.api.inference.oip.ModelInferResponse;
import dev.tradewind.api.inference.oip.MutinyGRPCInferenceServiceGrpc;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.api.ingestion.v1.PredictionTensor;
import dev.tradewind.api.tensorflow.DataType;
import dev.tradewind.api.tensorflow.TensorProto;
import dev.tradewind.api.tensorflow.TensorShapeProto;
import dev.tradewind.api.tensorflow.serving.ModelSpec;
import dev.tradewind.api.tensorflow.serving.PredictRequest;
import dev.tradewind.api.tensorflow.serving.PredictionServiceGrpc;
import dev.tradewind.inference.fixture.FakeEvents;
import dev.tradewind.inference.fixture.HttpDoor;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.ServedDirectory;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.testkit.Eventually;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.quarkus.grpc.GrpcService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever asks a model itself, by whichever protocol, finds the id of what is logged of it. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
@TestProfile(CallLogIT.TwoModels.class)
class CallLogIT {

  /** Of the models that are served, two. */
  public static final class TwoModels implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      String prefix = "tradewind.inference.prediction-log.";
      return Map.of(
          prefix + "secret", "a secret of the tests",
          prefix + "models.half.calls", "true",
          prefix + "models.half.rate", "1",
          prefix + "models.every-type.calls", "true",
          prefix + "models.every-type.rate", "1",
          prefix + "models.every-type.inputs", "single",
          prefix + "models.every-type.outputs", "small_out",
          prefix + "models.every-type.texts", "text",
          prefix + "models.every-type.pseudonyms", "text_out");
    }
  }

  private static final Metadata.Key<String> ID =
      Metadata.Key.of("tradewind-prediction-id", Metadata.ASCII_STRING_MARSHALLER);

  private final AtomicReference<Metadata> trailers = new AtomicReference<>();
  private final ClientInterceptor capture =
      MetadataUtils.newCaptureMetadataInterceptor(new AtomicReference<>(), trailers);

  @Inject ServedModels served;
  @Inject @GrpcService FakeEvents events;

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

  private HttpDoor http() {
    return new HttpDoor(port);
  }

  private Event logged(String id) {
    Eventually.until("it is in the log", () -> find(id).isPresent());
    return find(id).orElseThrow();
  }

  private Optional<Event> find(String id) {
    return events.events().stream()
        .filter(event -> event.getPrediction().getPredictionId().equals(id))
        .findFirst();
  }

  /** Half of 4 and 3 more. */
  private void assertFourAnsweredFive(String id) {
    Event event = logged(id);
    assertThat(event.getShopperId() + event.getAnonymousId() + event.getLoyaltyCardId()).isEmpty();
    Prediction prediction = event.getPrediction();
    assertThat(prediction.getDecision()).isEqualTo("predict");
    assertThat(prediction.getModel()).isEqualTo("half");
    assertThat(prediction.getVersion()).isEqualTo(2);
    assertThat(prediction.getSampleRate()).isEqualTo(1);
    assertThat(prediction.getInputsList()).containsExactly(one("x", 4));
    assertThat(prediction.getOutputsList()).containsExactly(one("y", 5));
    assertThat(prediction.getLeftOutList()).isEmpty();
  }

  private static PredictionTensor one(String name, float value) {
    return PredictionTensor.newBuilder().setName(name).addNumbers(value).addShape(1).build();
  }

  @Test
  void overTensorFlowServing() {
    var answer =
        PredictionServiceGrpc.newBlockingStub(channel)
            .withInterceptors(capture)
            .predict(
                PredictRequest.newBuilder()
                    .setModelSpec(ModelSpec.newBuilder().setName("half"))
                    .putInputs(
                        "x",
                        TensorProto.newBuilder()
                            .setDtype(DataType.DT_FLOAT)
                            .addFloatVal(4)
                            .setTensorShape(
                                TensorShapeProto.newBuilder()
                                    .addDim(TensorShapeProto.Dim.newBuilder().setSize(1)))
                            .build())
                    .build());

    assertThat(answer.getOutputsCount()).isEqualTo(1);
    assertFourAnsweredFive(trailers.get().get(ID));
  }

  @Test
  void overTheOpenInferenceProtocol() {
    ModelInferResponse answer =
        GRPCInferenceServiceGrpc.newBlockingStub(channel)
            .withInterceptors(capture)
            .modelInfer(half());

    assertThat(answer.getOutputsCount()).isPositive();
    assertThat(inParameters(answer)).isEqualTo(trailers.get().get(ID));
    assertFourAnsweredFive(inParameters(answer));
  }

  @Test
  void everyAnswerOfAStreamSaysItsOwn() {
    List<String> ids =
        MutinyGRPCInferenceServiceGrpc.newMutinyStub(channel)
            .modelStreamInfer(Multi.createFrom().items(half(), half(), half()))
            .map(answer -> inParameters(answer.getInferResponse()))
            .collect()
            .asList()
            .await()
            .atMost(Duration.ofMinutes(1));

    assertThat(ids).hasSize(3).doesNotHaveDuplicates().allSatisfy(this::assertFourAnsweredFive);
  }

  private static String inParameters(ModelInferResponse answer) {
    return answer.getParametersOrThrow("prediction_id").getStringParam();
  }

  private static ModelInferRequest half() {
    return ModelInferRequest.newBuilder()
        .setModelName("half")
        .addInputs(
            InferInputTensor.newBuilder()
                .setName("x")
                .setDatatype("FP32")
                .addShape(1)
                .setContents(InferTensorContents.newBuilder().addFp32Contents(4)))
        .build();
  }

  @Test
  void overTheirTwinsInHttp() throws Exception {
    assertFourAnsweredFive(
        HttpDoor.predictionId(http().post("/v1/models/half:predict", "{\"instances\": [4]}")));
    HttpResponse<String> answer =
        http()
            .post(
                "/v2/models/half/infer",
                "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[1],\"data\":[4]}]}");
    String id = HttpDoor.predictionId(answer);
    assertFourAnsweredFive(id);
    assertThat(answer.body()).contains("\"parameters\":{\"prediction_id\":\"" + id + "\"}");
  }

  @Test
  void onlyWhatTheSettingsNameIsLogged() throws Exception {
    String row =
        "{\"flag\": [true, false], \"small\": [1, 2], \"large\": [3, 4], \"single\": [0.5, 1],"
            + " \"precise\": [1, 2], \"text\": [\"ann\", \"bob\"]}";

    Event event =
        logged(
            HttpDoor.predictionId(
                http().post("/v1/models/every-type:predict", "{\"instances\": [" + row + "]}")));

    Prediction prediction = event.getPrediction();
    assertThat(prediction.getInputsList())
        .extracting(PredictionTensor::getName)
        .containsExactly("single", "text");
    assertThat(prediction.getInputs(1).getTextsList()).containsExactly("ann", "bob");
    assertThat(prediction.getOutputsList())
        .extracting(PredictionTensor::getName)
        .containsExactly("small_out", "text_out");
    assertThat(prediction.getOutputs(1).getTextsList())
        .hasSize(2)
        .allMatch(text -> text.matches("[0-9a-f]{32}"));
    assertThat(prediction.getInputs(0).getShapeList()).isEqualTo(List.of(1L, 2L));
  }

  @Test
  void whatIsTooLargeIsLeftOutAndSaid() throws Exception {
    String many = "[4" + ",4".repeat(599) + "]";

    Event event =
        logged(
            HttpDoor.predictionId(
                http().post("/v1/models/half:predict", "{\"instances\": " + many + "}")));

    assertThat(event.getPrediction().getInputsList()).isEmpty();
    assertThat(event.getPrediction().getLeftOutList()).containsExactly("inputs.x", "outputs.y");
  }

  @Test
  void whoeverAsksAnotherModelOrNothingIsToldNoId() throws Exception {
    HttpResponse<String> other =
        http()
            .post(
                "/v1/models/sums:predict",
                "{\"signature_name\": \"predict\", \"instances\": [2.5]}");
    assertThat(other.headers().firstValue("tradewind-prediction-id")).isEmpty();

    HttpResponse<String> half = http().post("/v1/models/half:predict", "{\"instances\": [4]}");
    assertThat(logged(HttpDoor.predictionId(half)).getPrediction().getModel()).isEqualTo("half");
    assertThat(events.events())
        .extracting(event -> event.getPrediction().getModel())
        .doesNotContain("sums");
  }
}
