package dev.tradewind.inference.serving.oip;

import static dev.tradewind.inference.fixture.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.tradewind.api.inference.oip.GRPCInferenceService;
import dev.tradewind.api.inference.oip.InferParameter;
import dev.tradewind.api.inference.oip.InferTensorContents;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferInputTensor;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferRequestedOutputTensor;
import dev.tradewind.api.inference.oip.ModelInferResponse;
import dev.tradewind.api.inference.oip.ModelMetadataRequest;
import dev.tradewind.api.inference.oip.ModelMetadataResponse;
import dev.tradewind.api.inference.oip.ModelReadyRequest;
import dev.tradewind.api.inference.oip.ServerLiveRequest;
import dev.tradewind.api.inference.oip.ServerMetadataRequest;
import dev.tradewind.api.inference.oip.ServerReadyRequest;
import dev.tradewind.inference.fixture.FakeTraining;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.Outage;
import dev.tradewind.inference.fixture.TestModels;
import dev.tradewind.testkit.Eventually;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class OpenInferenceIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @GrpcClient("self")
  GRPCInferenceService client;

  @Inject @GrpcService FakeTraining training;

  private long linear;

  @BeforeEach
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

  private static <T> T await(Uni<T> call) {
    return call.await().atMost(PATIENCE);
  }

  private boolean ready(String model, String version) {
    ModelReadyRequest request =
        ModelReadyRequest.newBuilder().setName(model).setVersion(version).build();
    return await(client.modelReady(request)).getReady();
  }

  private ModelMetadataResponse metadata(String model) {
    return await(client.modelMetadata(ModelMetadataRequest.newBuilder().setName(model).build()));
  }

  private static ByteString floats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return ByteString.copyFrom(bytes.flip());
  }

  private static InferInputTensor.Builder input(String name, String type, long... shape) {
    InferInputTensor.Builder input = InferInputTensor.newBuilder().setName(name).setDatatype(type);
    for (long dimension : shape) {
      input.addShape(dimension);
    }
    return input;
  }

  private static ModelInferRequest.Builder raw(float... values) {
    return ModelInferRequest.newBuilder()
        .setModelName("linear")
        .addInputs(input("x", "FP32", values.length))
        .addRawInputContents(floats(values));
  }

  private String invalid(ModelInferRequest.Builder request) {
    return refusal(
        client.modelInfer(request.build()), Status.Code.INVALID_ARGUMENT, "INPUT_INVALID");
  }

  @Test
  void saysThatItIsUpAndWhoItIs() {
    assertThat(await(client.serverLive(ServerLiveRequest.getDefaultInstance())).getLive()).isTrue();
    assertThat(await(client.serverReady(ServerReadyRequest.getDefaultInstance())).getReady())
        .isTrue();
    assertThat(await(client.serverMetadata(ServerMetadataRequest.getDefaultInstance())).getName())
        .isEqualTo("tradewind-inference");
    assertThat(ready("linear", Long.toString(linear))).isTrue();
    assertThat(ready("linear", "999999")).isFalse();
    assertThat(ready("linear", "newest")).isFalse();
    assertThat(ready("nobody", "")).isFalse();
  }

  @Test
  void describesModels() {
    ModelMetadataResponse linearModel = metadata("linear");

    assertThat(linearModel.getPlatform()).isEqualTo("tensorflow_savedmodel");
    assertThat(linearModel.getVersionsList()).containsExactly(Long.toString(linear));
    assertThat(linearModel.getInputs(0).getName()).isEqualTo("x");
    assertThat(linearModel.getInputs(0).getDatatype()).isEqualTo("FP32");
    assertThat(linearModel.getInputs(0).getShapeList()).containsExactly(-1L);
    assertThat(metadata("types").getOutputsList()).hasSize(7);
  }

  @Test
  void rawAndTypedInputsAnswerAlikeByteForByte() {
    ModelInferResponse answer = await(client.modelInfer(raw(1, -0.5f).setId("call-7").build()));
    ModelInferResponse typed =
        await(
            client.modelInfer(
                ModelInferRequest.newBuilder()
                    .setModelName("linear")
                    .setModelVersion(Long.toString(linear))
                    .addInputs(
                        input("x", "FP32", 2)
                            .setContents(
                                InferTensorContents.newBuilder()
                                    .addFp32Contents(1)
                                    .addFp32Contents(-0.5f)))
                    .build()));

    assertThat(answer.getId()).isEqualTo("call-7");
    assertThat(answer.getModelVersion()).isEqualTo(Long.toString(linear));
    assertThat(answer.getOutputs(0).getName()).isEqualTo("y");
    assertThat(answer.getOutputs(0).getShapeList()).containsExactly(2L);
    assertThat(answer.getRawOutputContents(0)).isEqualTo(floats(3, 0));
    assertThat(typed.getRawOutputContentsList()).isEqualTo(answer.getRawOutputContentsList());
  }

  @Test
  void textsAreLengthsAndBytesAndOutputsComeInTheOrderAsked() {
    ByteString texts = ByteString.copyFrom(new byte[] {1, 0, 0, 0, 'a', 0, 0, 0, 0});
    ByteString numbers = ByteString.copyFrom(new byte[16]);
    ModelInferRequest request =
        ModelInferRequest.newBuilder()
            .setModelName("types")
            .addInputs(input("text", "BYTES", 1, 2))
            .addInputs(input("flag", "BOOL", 1, 2))
            .addInputs(input("small", "INT32", 1, 2))
            .addInputs(input("large", "INT64", 1, 2))
            .addInputs(input("single", "FP32", 1, 2))
            .addInputs(input("precise", "FP64", 1, 2))
            .addRawInputContents(texts)
            .addRawInputContents(ByteString.copyFrom(new byte[] {1, 0}))
            .addRawInputContents(ByteString.copyFrom(new byte[] {1, 0, 0, 0, -1, -1, -1, -1}))
            .addRawInputContents(numbers)
            .addRawInputContents(numbers.substring(8))
            .addRawInputContents(numbers)
            .addOutputs(InferRequestedOutputTensor.newBuilder().setName("text_out"))
            .addOutputs(InferRequestedOutputTensor.newBuilder().setName("flag_out"))
            .addOutputs(InferRequestedOutputTensor.newBuilder().setName("small_out"))
            .build();

    ModelInferResponse answer = await(client.modelInfer(request));

    assertThat(answer.getOutputsList())
        .extracting(output -> output.getName() + " " + output.getDatatype())
        .containsExactly("text_out BYTES", "flag_out BOOL", "small_out INT32");
    assertThat(answer.getRawOutputContentsList())
        .isEqualTo(request.getRawInputContentsList().subList(0, 3));
  }

  @Test
  void aParameterSaysWhichSignatureIsAsked() {
    ModelInferRequest.Builder four = raw(4).setModelName("two");

    assertThat(await(client.modelInfer(four.build())).getRawOutputContents(0)).isEqualTo(floats(8));
    assertThat(await(client.modelInfer(asking(four, "halves").build())).getRawOutputContents(0))
        .isEqualTo(floats(2));
    for (String unknown : List.of("thirds", "place", "")) {
      assertThat(
              refusal(
                  client.modelInfer(asking(four, unknown).build()),
                  Status.Code.FAILED_PRECONDITION,
                  "SIGNATURE_UNKNOWN"))
          .contains("signature")
          .contains(unknown);
    }
  }

  private static ModelInferRequest.Builder asking(
      ModelInferRequest.Builder request, String signature) {
    return request
        .clone()
        .putParameters("signature", InferParameter.newBuilder().setStringParam(signature).build());
  }

  @Test
  void narrowNumbersAreTypedOrRaw() {
    ModelInferRequest.Builder typed =
        ModelInferRequest.newBuilder()
            .setModelName("narrow")
            .addInputs(input("pixel", "UINT8", 1, 2).setContents(unsigned(0, 255)))
            .addInputs(input("short", "UINT16", 1, 2).setContents(unsigned(256, 65535)))
            .addInputs(input("half", "FP16", 1, 2))
            .addInputs(input("brain", "BF16", 1, 2));
    assertThat(invalid(typed))
        .isEqualTo("input half: datatype FP16 in contents (expected: raw bytes)");
    typed.setInputs(0, input("pixel", "UINT8", 1, 2).setContents(unsigned(0, 256)));
    assertThat(invalid(typed)).isEqualTo("input pixel: element 256 (expected: 0 to 255)");
    typed.setInputs(0, input("pixel", "UINT8", 1, 2).setContents(unsigned(-1, 0)));
    assertThat(invalid(typed)).isEqualTo("input pixel: element 4294967295 (expected: 0 to 255)");

    ByteString two = ByteString.copyFrom(new byte[] {0, -1});
    ByteString four = ByteString.copyFrom(new byte[] {0, 60, 0, -68});
    ModelInferRequest raw =
        ModelInferRequest.newBuilder()
            .setModelName("narrow")
            .addInputs(input("pixel", "UINT8", 1, 2))
            .addInputs(input("short", "UINT16", 1, 2))
            .addInputs(input("half", "FP16", 1, 2))
            .addInputs(input("brain", "BF16", 1, 2))
            .addAllRawInputContents(List.of(two, four, four, four))
            .addOutputs(InferRequestedOutputTensor.newBuilder().setName("pixel_out"))
            .addOutputs(InferRequestedOutputTensor.newBuilder().setName("half_out"))
            .build();
    assertThat(await(client.modelInfer(raw)).getRawOutputContentsList()).containsExactly(two, four);
  }

  private static InferTensorContents unsigned(int... values) {
    InferTensorContents.Builder contents = InferTensorContents.newBuilder();
    for (int value : values) {
      contents.addUintContents(value);
    }
    return contents.build();
  }

  @Test
  void saysWhichModelOrVersionIsUnknown() {
    assertThat(
            refusal(
                client.modelInfer(raw(1).setModelName("nobody").build()),
                Status.Code.NOT_FOUND,
                "MODEL_UNKNOWN"))
        .contains("nobody");
    for (String version : List.of("999999", "newest")) {
      assertThat(
              refusal(
                  client.modelInfer(raw(1).setModelVersion(version).build()),
                  Status.Code.NOT_FOUND,
                  "MODEL_VERSION_UNKNOWN"))
          .contains(version);
    }
    refusal(
        client.modelMetadata(ModelMetadataRequest.newBuilder().setName("nobody").build()),
        Status.Code.NOT_FOUND,
        "MODEL_UNKNOWN");
  }

  @Test
  void namesTheInputThatIsWrong() {
    assertThat(invalid(ModelInferRequest.newBuilder().setModelName("linear")))
        .isEqualTo("input x: missing");
    assertThat(invalid(raw(1).setInputs(0, input("z", "FP32", 1)))).startsWith("input z: not an");
    assertThat(invalid(raw(1).setInputs(0, input("x", "INT32", 1))))
        .isEqualTo("input x: datatype INT32 (expected: FP32)");
    assertThat(invalid(raw(1).setInputs(0, input("x", "FP8", 1)))).contains("x: datatype FP8");
    assertThat(invalid(raw(1).setInputs(0, input("x", "FP32", 1, 1))))
        .isEqualTo("input x: shape [1, 1] (expected: [-1])");
    assertThat(invalid(raw(1).setInputs(0, input("x", "FP32", 2))))
        .isEqualTo("input x: elements: 4 bytes (expected: 8 for FP32[2])");
    assertThat(invalid(raw(1).setInputs(0, input("x", "FP32", -1)))).contains("input x: shape");
    assertThat(invalid(raw(1).setInputs(0, input("x", "FP32", 1L << 40, 1L << 40))))
        .contains("input x: shape");
    assertThat(invalid(raw(1).addRawInputContents(floats(1)))).startsWith("raw_input_contents: 2");
    assertThat(
            invalid(
                raw(1)
                    .setInputs(
                        0,
                        input("x", "FP32", 1)
                            .setContents(InferTensorContents.newBuilder().addFp32Contents(1)))))
        .startsWith("input x: has contents beside raw_input_contents");
    assertThat(invalid(raw(1).clearRawInputContents())).startsWith("input x: contents: 0 elements");
    assertThat(invalid(raw(1).addInputs(input("x", "FP32", 1)).addRawInputContents(floats(1))))
        .isEqualTo("input x: given twice");
  }

  @Test
  void brokenTextsAndBooleansAreRefused() {
    ModelInferRequest.Builder text =
        ModelInferRequest.newBuilder()
            .setModelName("types")
            .addInputs(input("text", "BYTES", 1))
            .addRawInputContents(ByteString.copyFrom(new byte[] {9, 0, 0, 0, 'a'}));
    assertThat(invalid(text)).startsWith("input text: raw bytes end inside element 0");
    assertThat(
            invalid(text.setRawInputContents(0, ByteString.copyFrom(new byte[] {-1, -1, -1, -1}))))
        .startsWith("input text: raw bytes end");
    assertThat(
            invalid(
                ModelInferRequest.newBuilder()
                    .setModelName("types")
                    .addInputs(input("flag", "BOOL", 1))
                    .addRawInputContents(ByteString.copyFrom(new byte[] {2}))))
        .startsWith("input flag: element 0");
  }

  @Test
  void unknownOutputsAreRefused() {
    assertThat(
            refusal(
                client.modelInfer(
                    raw(1)
                        .addOutputs(InferRequestedOutputTensor.newBuilder().setName("q"))
                        .build()),
                Status.Code.INVALID_ARGUMENT,
                "OUTPUT_UNKNOWN"))
        .contains("output q");
  }

  @Test
  void aBrokenChampionChangesNothingAndTheNextGoodOneServes() {
    long broken = training.promote("linear", TestModels.corrupted(TestModels.linear(9, 9)));
    long good = training.promote("other", TestModels.linear(1, 0));
    Eventually.until("a later one serves", () -> ready("other", Long.toString(good)));
    assertThat(ready("linear", Long.toString(broken))).isFalse();
    assertThat(await(client.modelInfer(raw(1).build())).getRawOutputContents(0))
        .isEqualTo(floats(3));

    training.outage = Outage.DOWN;
    assertThat(await(client.modelInfer(raw(2).build())).getRawOutputContents(0))
        .isEqualTo(floats(5));
    training.outage = Outage.NONE;

    long fixed = training.promote("linear", TestModels.linear(2, 1));
    Eventually.until("the fixed one serves", () -> ready("linear", Long.toString(fixed)));
  }
}
