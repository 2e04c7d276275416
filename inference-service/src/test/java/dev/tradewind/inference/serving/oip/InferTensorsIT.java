package dev.tradewind.inference.serving.oip;

import static dev.tradewind.inference.serving.oip.OpenInferenceFixture.await;
import static dev.tradewind.inference.serving.oip.OpenInferenceFixture.floats;
import static dev.tradewind.inference.serving.oip.OpenInferenceFixture.input;
import static dev.tradewind.inference.serving.oip.OpenInferenceFixture.raw;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.tradewind.api.inference.oip.InferTensorContents;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferRequestedOutputTensor;
import dev.tradewind.api.inference.oip.ModelInferResponse;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tensors raw and typed, there and back, over gRPC. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class InferTensorsIT {

  @Inject OpenInferenceFixture open;

  @BeforeEach
  void serve() {
    open.serve();
  }

  @Test
  void rawAndTypedInputsAnswerAlikeByteForByte() {
    ModelInferResponse answer =
        await(open.client.modelInfer(raw(1, -0.5f).setId("call-7").build()));
    ModelInferResponse typed =
        await(
            open.client.modelInfer(
                ModelInferRequest.newBuilder()
                    .setModelName("linear")
                    .setModelVersion(Long.toString(open.linear()))
                    .addInputs(
                        input("x", "FP32", 2)
                            .setContents(
                                InferTensorContents.newBuilder()
                                    .addFp32Contents(1)
                                    .addFp32Contents(-0.5f)))
                    .build()));

    assertThat(answer.getId()).isEqualTo("call-7");
    assertThat(answer.getModelVersion()).isEqualTo(Long.toString(open.linear()));
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

    ModelInferResponse answer = await(open.client.modelInfer(request));

    assertThat(answer.getOutputsList())
        .extracting(output -> output.getName() + " " + output.getDatatype())
        .containsExactly("text_out BYTES", "flag_out BOOL", "small_out INT32");
    assertThat(answer.getRawOutputContentsList())
        .isEqualTo(request.getRawInputContentsList().subList(0, 3));
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
    assertThat(open.invalid(typed))
        .isEqualTo("input half: datatype FP16 in contents (expected: raw bytes)");
    typed.setInputs(0, input("pixel", "UINT8", 1, 2).setContents(unsigned(0, 256)));
    assertThat(open.invalid(typed)).isEqualTo("input pixel: element 256 (expected: 0 to 255)");
    typed.setInputs(0, input("pixel", "UINT8", 1, 2).setContents(unsigned(-1, 0)));
    assertThat(open.invalid(typed))
        .isEqualTo("input pixel: element 4294967295 (expected: 0 to 255)");

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
    assertThat(await(open.client.modelInfer(raw)).getRawOutputContentsList())
        .containsExactly(two, four);
  }

  private static InferTensorContents unsigned(int... values) {
    InferTensorContents.Builder contents = InferTensorContents.newBuilder();
    for (int value : values) {
      contents.addUintContents(value);
    }
    return contents.build();
  }

  @Test
  void namesTheInputThatIsWrong() {
    assertThat(open.invalid(ModelInferRequest.newBuilder().setModelName("linear")))
        .isEqualTo("input x: missing");
    assertThat(open.invalid(raw(1).setInputs(0, input("z", "FP32", 1))))
        .startsWith("input z: not an");
    assertThat(open.invalid(raw(1).setInputs(0, input("x", "INT32", 1))))
        .isEqualTo("input x: datatype INT32 (expected: FP32)");
    assertThat(open.invalid(raw(1).setInputs(0, input("x", "FP8", 1)))).contains("x: datatype FP8");
    assertThat(open.invalid(raw(1).setInputs(0, input("x", "FP32", 1, 1))))
        .isEqualTo("input x: shape [1, 1] (expected: [-1])");
    assertThat(open.invalid(raw(1).setInputs(0, input("x", "FP32", 2))))
        .isEqualTo("input x: elements: 4 bytes (expected: 8 for FP32[2])");
    assertThat(open.invalid(raw(1).setInputs(0, input("x", "FP32", -1))))
        .contains("input x: shape");
    assertThat(open.invalid(raw(1).setInputs(0, input("x", "FP32", 1L << 40, 1L << 40))))
        .contains("input x: shape");
    assertThat(open.invalid(raw(1).addRawInputContents(floats(1))))
        .startsWith("raw_input_contents: 2");
    assertThat(
            open.invalid(
                raw(1)
                    .setInputs(
                        0,
                        input("x", "FP32", 1)
                            .setContents(InferTensorContents.newBuilder().addFp32Contents(1)))))
        .startsWith("input x: has contents beside raw_input_contents");
    assertThat(open.invalid(raw(1).clearRawInputContents()))
        .startsWith("input x: contents: 0 elements");
    assertThat(open.invalid(raw(1).addInputs(input("x", "FP32", 1)).addRawInputContents(floats(1))))
        .isEqualTo("input x: given twice");
  }

  @Test
  void brokenTextsAndBooleansAreRefused() {
    ModelInferRequest.Builder text =
        ModelInferRequest.newBuilder()
            .setModelName("types")
            .addInputs(input("text", "BYTES", 1))
            .addRawInputContents(ByteString.copyFrom(new byte[] {9, 0, 0, 0, 'a'}));
    assertThat(open.invalid(text)).startsWith("input text: raw bytes end inside element 0");
    assertThat(
            open.invalid(
                text.setRawInputContents(0, ByteString.copyFrom(new byte[] {-1, -1, -1, -1}))))
        .startsWith("input text: raw bytes end");
    assertThat(
            open.invalid(
                ModelInferRequest.newBuilder()
                    .setModelName("types")
                    .addInputs(input("flag", "BOOL", 1))
                    .addRawInputContents(ByteString.copyFrom(new byte[] {2}))))
        .startsWith("input flag: element 0");
  }
}
