package dev.tradewind.inference.serving.oip.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferResponse;
import dev.tradewind.api.inference.oip.ModelInferResponse.InferOutputTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.serving.rest.RestAnswer;
import dev.tradewind.kit.error.ServiceException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class InferAnswerTest {

  private static final String HEAD = "{\"model_name\":\"m\",\"model_version\":\"3\",\"outputs\":[";

  private static InferCall wanting(Map<String, Boolean> binary) {
    return new InferCall(ModelInferRequest.getDefaultInstance(), binary, false);
  }

  private static ModelInferResponse.Builder answer() {
    return ModelInferResponse.newBuilder().setModelName("m").setModelVersion("3");
  }

  private static ModelInferResponse.Builder with(
      ModelInferResponse.Builder answer,
      String name,
      ElementType type,
      String latin,
      int... shape) {
    InferOutputTensor.Builder output =
        InferOutputTensor.newBuilder().setName(name).setDatatype(type.name());
    for (int dimension : shape) {
      output.addShape(dimension);
    }
    return answer
        .addOutputs(output)
        .addRawOutputContents(ByteString.copyFrom(latin.getBytes(ISO_8859_1)));
  }

  private static String data(ElementType type, String latin, int elements) throws IOException {
    RestAnswer written =
        InferAnswer.encode(wanting(Map.of()), with(answer(), "y", type, latin, elements).build());
    String text = written.body().toString(UTF_8);
    String before =
        HEAD
            + "{\"name\":\"y\",\"datatype\":\""
            + type
            + "\",\"shape\":["
            + elements
            + "],\"data\":";
    assertThat(text).startsWith(before).endsWith("}]}");
    return text.substring(before.length(), text.length() - 3);
  }

  @Test
  void elementsGoOutInOneListOfTheirType() throws IOException {
    assertThat(data(ElementType.BOOL, "\u0001\u0000", 2)).isEqualTo("[true,false]");
    assertThat(data(ElementType.UINT8, "\u00ff\u0000", 2)).isEqualTo("[255,0]");
    assertThat(data(ElementType.UINT16, "\u00fe\u00ff", 1)).isEqualTo("[65534]");
    assertThat(data(ElementType.INT32, "\u00fe\u00ff\u00ff\u00ff", 1)).isEqualTo("[-2]");
    assertThat(data(ElementType.INT64, "\0\0\0\0\0\0\0\u0080", 1))
        .isEqualTo("[-9223372036854775808]");
    assertThat(data(ElementType.FP32, "\0\0\u00c0?\0\0\u00c0\u007f", 2)).isEqualTo("[1.5,NaN]");
    assertThat(data(ElementType.FP64, "\0\0\0\0\0\0\u00f0\u00ff", 1)).isEqualTo("[-Infinity]");
    assertThat(data(ElementType.BYTES, "\0\0\0\0\u0003\0\0\0h\u00c3\u00a9", 2))
        .isEqualTo("[\"\",\"h\u00e9\"]");
    assertThat(data(ElementType.FP32, "", 0)).isEqualTo("[]");
  }

  @Test
  void whatJsonHasNoWordForIsRefused() {
    for (ElementType half : List.of(ElementType.FP16, ElementType.BF16)) {
      assertThatExceptionOfType(ServiceException.class)
          .isThrownBy(() -> data(half, "\0\0", 1))
          .withMessage("output y: datatype " + half + " (expected: asked for with binary_data)");
    }
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> data(ElementType.BYTES, "\u0001\0\0\0\u00ff", 1))
        .withMessage("output y: bytes that are no text (expected: asked for with binary_data)");
  }

  @Test
  void binaryOutputsFollowTheJsonInTheirOrder() throws IOException {
    ModelInferResponse response =
        with(
                with(
                    with(answer().setId("q-1"), "a", ElementType.FP16, "\u0000<", 1),
                    "b",
                    ElementType.UINT8,
                    "\u0007",
                    1,
                    1),
                "c",
                ElementType.BYTES,
                "\u0001\0\0\0\u00ff",
                1)
            .build();

    RestAnswer written = InferAnswer.encode(wanting(Map.of("a", true, "c", true)), response);

    String json =
        "{\"model_name\":\"m\",\"model_version\":\"3\",\"id\":\"q-1\",\"outputs\":["
            + "{\"name\":\"a\",\"datatype\":\"FP16\",\"shape\":[1],"
            + "\"parameters\":{\"binary_data_size\":2}},"
            + "{\"name\":\"b\",\"datatype\":\"UINT8\",\"shape\":[1,1],\"data\":[7]},"
            + "{\"name\":\"c\",\"datatype\":\"BYTES\",\"shape\":[1],"
            + "\"parameters\":{\"binary_data_size\":5}}]}";
    assertThat(written.body().toString(ISO_8859_1))
        .isEqualTo(json + "\u0000<" + "\u0001\0\0\0\u00ff");
    assertThat(written.headers())
        .containsEntry("Inference-Header-Content-Length", Integer.toString(json.length()))
        .containsEntry("Content-Type", "application/octet-stream");
  }

  @Test
  void withoutBinaryOutputsNoLengthIsTold() throws IOException {
    RestAnswer written = InferAnswer.encode(wanting(Map.of("other", true)), answer().build());

    assertThat(written.headers()).hasSize(1).containsValue("application/json");
    assertThat(written.body().toString(UTF_8)).isEqualTo(HEAD + "]}");
  }

  /** What goes out as JSON and comes in again is the same bits; a NaN is some NaN. */
  @Property(tries = 300)
  void numbersSurviveJson(@ForAll("numbers") ByteString raw, @ForAll("types") ElementType type)
      throws IOException {
    int elements = raw.size() / type.width();
    ByteString whole = raw.substring(0, elements * type.width());
    InferOutputTensor output =
        InferOutputTensor.newBuilder()
            .setName("y")
            .setDatatype(type.name())
            .addShape(elements)
            .build();
    RestAnswer once =
        InferAnswer.encode(
            wanting(Map.of()), answer().addOutputs(output).addRawOutputContents(whole).build());
    String asInput = once.body().toString(UTF_8).replace("\"outputs\"", "\"inputs\"");
    byte[] body = asInput.getBytes(UTF_8);

    ByteString back =
        InferBody.read(new Ask(Ask.Kind.INFER, "m", ""), body, body.length)
            .request()
            .getRawInputContents(0);

    RestAnswer twice =
        InferAnswer.encode(
            wanting(Map.of()), answer().addOutputs(output).addRawOutputContents(back).build());
    assertThat(back.size()).isEqualTo(whole.size());
    assertThat(twice.body()).isEqualTo(once.body());
    if (!asInput.contains("NaN")) {
      assertThat(back).isEqualTo(whole);
    }
  }

  @Provide
  Arbitrary<ByteString> numbers() {
    return Arbitraries.bytes()
        .array(byte[].class)
        .ofMinSize(0)
        .ofMaxSize(512)
        .map(ByteString::copyFrom);
  }

  @Provide
  Arbitrary<ElementType> types() {
    return Arbitraries.of(
        ElementType.UINT8,
        ElementType.UINT16,
        ElementType.INT32,
        ElementType.INT64,
        ElementType.FP32,
        ElementType.FP64);
  }
}
