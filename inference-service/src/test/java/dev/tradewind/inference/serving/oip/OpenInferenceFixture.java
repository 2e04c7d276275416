package dev.tradewind.inference.serving.oip;

import static dev.tradewind.inference.fixture.Refusals.refusal;

import com.google.protobuf.ByteString;
import dev.tradewind.api.inference.oip.GRPCInferenceService;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferInputTensor;
import dev.tradewind.api.inference.oip.ModelMetadataRequest;
import dev.tradewind.api.inference.oip.ModelMetadataResponse;
import dev.tradewind.api.inference.oip.ModelReadyRequest;
import dev.tradewind.inference.fixture.FakeTraining;
import dev.tradewind.inference.fixture.Outage;
import dev.tradewind.inference.fixture.TestModels;
import dev.tradewind.testkit.Eventually;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;

/** What the Open Inference Protocol is asked, of models of a registry. */
@Singleton
class OpenInferenceFixture {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @GrpcClient("self")
  GRPCInferenceService client;

  @Inject @GrpcService FakeTraining training;

  private long linear;

  void serve() {
    training.outage = Outage.NONE;
    if (!ready("linear", "")) {
      training.promote("types", TestModels.everyType());
      training.promote("narrow", TestModels.narrowTypes());
      training.promote("two", TestModels.doublesAndHalves());
      linear = training.promote("linear", TestModels.linear(2, 1));
      Eventually.until(
          "all serve",
          () ->
              List.of("linear", "types", "narrow", "two").stream()
                  .allMatch(model -> ready(model, "")));
    }
    linear = Long.parseLong(metadata("linear").getVersions(0));
  }

  /** The version of the model "linear". */
  long linear() {
    return linear;
  }

  static <T> T await(Uni<T> call) {
    return call.await().atMost(PATIENCE);
  }

  static ByteString floats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return ByteString.copyFrom(bytes.flip());
  }

  static InferInputTensor.Builder input(String name, String type, long... shape) {
    InferInputTensor.Builder input = InferInputTensor.newBuilder().setName(name).setDatatype(type);
    for (long dimension : shape) {
      input.addShape(dimension);
    }
    return input;
  }

  boolean ready(String model, String version) {
    ModelReadyRequest request =
        ModelReadyRequest.newBuilder().setName(model).setVersion(version).build();
    return await(client.modelReady(request)).getReady();
  }

  ModelMetadataResponse metadata(String model) {
    return await(client.modelMetadata(ModelMetadataRequest.newBuilder().setName(model).build()));
  }

  static ModelInferRequest.Builder raw(float... values) {
    return ModelInferRequest.newBuilder()
        .setModelName("linear")
        .addInputs(input("x", "FP32", values.length))
        .addRawInputContents(floats(values));
  }

  String invalid(ModelInferRequest.Builder request) {
    return refusal(
        client.modelInfer(request.build()), Status.Code.INVALID_ARGUMENT, "INPUT_INVALID");
  }
}
