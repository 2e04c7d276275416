package dev.tradewind.inference.serving.tfs.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.inference.serving.domain.TensorSpec;
import dev.tradewind.kit.error.ServiceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredictBodyTest {

  private static ModelSignature taking(TensorSpec... inputs) {
    return new ModelSignature(List.of(inputs), List.of());
  }

  private static TensorSpec input(String name, ElementType type) {
    return new TensorSpec(name, type, List.of(-1L));
  }

  private static Map<String, TensorValue> read(ModelSignature signature, String body)
      throws IOException {
    return PredictBody.of(body.getBytes(UTF_8)).inputs(signature);
  }

  private static TensorValue only(ElementType type, String body) throws IOException {
    return read(taking(input("x", type)), body).get("x");
  }

  private static float[] floats(TensorValue value) {
    ByteBuffer elements = ((NumericTensor) value).elements();
    float[] floats = new float[elements.remaining() / 4];
    elements.asFloatBuffer().get(floats);
    return floats;
  }

  private static void assertRefused(ModelSignature signature, String body, String problem) {
    assertThatThrownBy(() -> read(signature, body))
        .as(body)
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining(problem);
  }

  private static void assertRefused(ElementType type, String body, String problem) {
    assertRefused(taking(input("x", type)), body, problem);
  }

  @Test
  void rowsAndColumnsAreTheSameTensor() throws IOException {
    TensorValue rows = only(ElementType.FP32, "{\"instances\": [[1, 2.5], [3, -4e1]]}");
    TensorValue column = only(ElementType.FP32, "{\"inputs\": [[1, 2.5], [3, -4e1]]}");

    assertThat(rows.shape()).containsExactly(2L, 2L);
    assertThat(floats(rows)).containsExactly(1, 2.5f, 3, -40);
    assertThat(column).isEqualTo(rows);
    assertThat(only(ElementType.FP32, "{\"inputs\": 7}").shape()).isEmpty();
    assertThat(only(ElementType.FP32, "{\"instances\": [7]}").shape()).containsExactly(1L);
    assertThat(only(ElementType.FP32, "{\"inputs\": [[], []]}").shape()).containsExactly(2L, 0L);
  }

  @Test
  void severalInputsGoByTheirNames() throws IOException {
    ModelSignature two = taking(input("x", ElementType.FP32), input("b64", ElementType.BYTES));

    Map<String, TensorValue> rows =
        read(two, "{\"instances\": [{\"x\": 1, \"b64\": \"a\"}, {\"b64\": \"b\", \"x\": 2}]}");
    assertThat(floats(rows.get("x"))).containsExactly(1, 2);
    assertThat(((BytesTensor) rows.get("b64")).texts()).containsExactly("a", "b");
    Map<String, TensorValue> columns =
        read(two, "{\"inputs\": {\"x\": [[1]], \"b64\": [[\"a\", \"b\"]]}}");
    assertThat(columns.get("b64").shape()).containsExactly(1L, 2L);
  }

  @Test
  void signatureAndTensorsStandInAnyOrderAndOtherMembersAreOverlooked() throws IOException {
    String body = "{\"inputs\": [1], \"more\": [{\"a\": [2]}], \"signature_name\": \"halves\"}";

    assertThat(PredictBody.of(body.getBytes(UTF_8)).signature()).isEqualTo("halves");
    assertThat(floats(only(ElementType.FP32, body))).containsExactly(1);
    assertThat(PredictBody.of("{\"instances\": [1]}".getBytes(UTF_8)).signature())
        .isEqualTo("serving_default");
  }

  @Test
  void textsAreUtf8AndBytesBase64() throws IOException {
    BytesTensor texts =
        (BytesTensor)
            only(
                ElementType.BYTES,
                "{\"instances\": [\"b\u00e9\", {\"b64\": \"/wA=\"}, {\"b64\": \"\"}]}");
    assertThat(texts.elements().get(0)).isEqualTo("b\u00e9".getBytes(UTF_8));
    assertThat(texts.elements().get(1)).isEqualTo(new byte[] {-1, 0});
    assertThat(texts.elements().get(2)).isEmpty();
    BytesTensor one = (BytesTensor) only(ElementType.BYTES, "{\"inputs\": {\"b64\": \"/w==\"}}");
    assertThat(one.shape()).isEmpty();
    assertThat(one.elements().get(0)).isEqualTo(new byte[] {-1});
    BytesTensor named =
        (BytesTensor) only(ElementType.BYTES, "{\"instances\": [{\"x\": [{\"b64\": \"/w==\"}]}]}");
    assertThat(named.shape()).containsExactly(1L, 1L);
    assertRefused(ElementType.BYTES, "{\"inputs\": {\"b64\": \"!\"}}", "input x: b64: ");
    assertRefused(ElementType.BYTES, "{\"inputs\": {\"b64\": 1}}", "an object");
    assertRefused(ElementType.BYTES, "{\"inputs\": [{\"c\": \"\"}]}", "an object");
    assertRefused(
        ElementType.BYTES, "{\"inputs\": {\"b64\": \"\", \"c\": 1}}", "an object of more than b64");
    assertRefused(ElementType.FP32, "{\"inputs\": {\"b64\": \"/w==\"}}", "an object");
  }

  @Test
  void numbersKeepTheirRangeAndPrecision() throws IOException {
    assertThat(floats(only(ElementType.FP32, "{\"inputs\": [NaN, Infinity, -Infinity, 16777216]}")))
        .containsExactly(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 16_777_216f);
    for (String wrong : List.of("16777217", "1e39", "\"1\"", "true", "null", "{}", "1e999")) {
      assertRefused(ElementType.FP32, "{\"inputs\": [" + wrong + "]}", "input x: ");
    }
    assertRefused(ElementType.FP64, "{\"inputs\": [9007199254740993]}", "FP64 can hold");
    assertRefused(ElementType.FP64, "{\"inputs\": [1e999]}", "FP64 can hold");
    assertRefused(ElementType.UINT8, "{\"inputs\": [256]}", "input x: 256 (expected: an integer");
    assertRefused(ElementType.UINT16, "{\"inputs\": [-1]}", "input x: -1");
    assertRefused(ElementType.INT32, "{\"inputs\": [2147483648]}", "input x: 2147483648");
    assertRefused(ElementType.INT32, "{\"inputs\": [1.0]}", "input x: 1.0 (expected: an integer");
    assertRefused(ElementType.INT64, "{\"inputs\": [9223372036854775808]}", "input x: 92233");
    assertRefused(ElementType.BOOL, "{\"inputs\": [1]}", "input x: 1 (expected: true or false)");
    assertRefused(ElementType.FP16, "{\"inputs\": [1]}", "datatype FP16 is not taken in JSON");
    assertThat(only(ElementType.INT64, "{\"inputs\": [-9223372036854775808]}"))
        .isEqualTo(
            new NumericTensor(
                ElementType.INT64,
                List.of(1L),
                ByteBuffer.wrap(new byte[] {0, 0, 0, 0, 0, 0, 0, -128})));
  }

  @Test
  void moreThanTheFirstBufferHoldsIsRead() throws IOException {
    float[] expected = new float[1000];
    for (int place = 0; place < expected.length; place++) {
      expected[place] = place / 8f;
    }

    assertThat(floats(only(ElementType.FP32, "{\"instances\": " + Arrays.toString(expected) + "}")))
        .containsExactly(expected);
  }

  @Test
  void listsOfUnequalLengthOrDepthAreRefused() {
    for (String ragged :
        List.of("[[1], [2, 3]]", "[[1], 2]", "[1, [2]]", "[[], [1]]", "[[[]], []]", "[[1], []]")) {
      assertRefused(ElementType.FP32, "{\"inputs\": " + ragged + "}", "input x: ");
      assertRefused(ElementType.FP32, "{\"instances\": " + ragged + "}", "]: input x: ");
    }
  }

  @Test
  void inputsThatAreMissingUnknownOrTwiceAreNamed() {
    ModelSignature two = taking(input("x", ElementType.FP32), input("y", ElementType.FP32));
    assertRefused(two, "{\"instances\": [{\"x\": 1}]}", "instances[0]: input y: missing");
    assertRefused(
        two, "{\"instances\": [{\"x\": 1, \"y\": 1, \"z\": 1}]}", "input z: not an input");
    assertRefused(two, "{\"inputs\": {\"x\": 1, \"x\": 1}}", "input x: given twice");
    assertRefused(two, "{\"inputs\": [1]}", "a value by itself (expected: an object with [x, y])");
    assertRefused(
        ElementType.FP32,
        "{\"instances\": [{\"x\": 1}, 2]}",
        "instances[1]: an object and a value");
  }

  @Test
  void bodiesOfAnotherFormAreRefused() {
    assertRefused(ElementType.FP32, "[1]", "the body is not an object");
    assertRefused(ElementType.FP32, "", "the body is not an object");
    assertRefused(ElementType.FP32, "{\"inputs\": 1} {}", "goes on after its object");
    assertRefused(ElementType.FP32, "{}", "neither instances nor inputs");
    assertRefused(ElementType.FP32, "{\"inputs\": 1, \"instances\": [1]}", "one of them, once");
    assertRefused(ElementType.FP32, "{\"instances\": []}", "instances: none");
    assertRefused(ElementType.FP32, "{\"instances\": 1}", "instances: 1 (expected: a list)");
    assertRefused(ElementType.FP32, "{\"inputs\": 1, \"signature_name\": 2}", "signature_name: 2");
    for (String broken : List.of("{", "{\"inputs\": [1", "{\"inputs\": 01}", "{'inputs': 1}")) {
      assertThatThrownBy(() -> only(ElementType.FP32, broken))
          .as(broken)
          .isInstanceOf(JsonProcessingException.class);
    }
    assertThatThrownBy(() -> only(ElementType.FP32, "{\"inputs\": " + "[".repeat(10_000) + "}"))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("nesting");
  }
}
