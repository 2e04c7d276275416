package dev.tradewind.inference.serving.oip.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import dev.tradewind.api.inference.oip.InferParameter;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.kit.error.ServiceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InferBodyTest {

  private static final Ask ASK = new Ask(Ask.Kind.INFER, "m", "3");

  private static InferCall read(String json, int... binary) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(json.getBytes(UTF_8));
    int jsonLength = body.size();
    body.writeBytes(bytes(binary).toByteArray());
    return InferBody.read(ASK, body.toByteArray(), jsonLength);
  }

  private static ByteString bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int index = 0; index < values.length; index++) {
      bytes[index] = (byte) values[index];
    }
    return ByteString.copyFrom(bytes);
  }

  private static ByteString raw(String input) throws IOException {
    return read("{\"inputs\": [" + input + "]}").request().getRawInputContents(0);
  }

  private static void assertRefused(String problem, String json, int... binary) {
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> read(json, binary))
        .withMessageContaining(problem)
        .satisfies(
            refusal -> assertThat(refusal.reason()).isEqualTo(InferenceReason.INPUT_INVALID));
  }

  private static void assertInputRefused(String problem, String input, int... binary) {
    assertRefused(problem, "{\"inputs\": [" + input + "]}", binary);
  }

  @Test
  void elementsOfEveryTypeBecomeTheirBytes() throws IOException {
    assertThat(raw("{\"name\":\"x\",\"datatype\":\"BOOL\",\"shape\":[2],\"data\":[true,false]}"))
        .isEqualTo(bytes(1, 0));
    assertThat(raw("{\"name\":\"x\",\"datatype\":\"UINT8\",\"shape\":[2],\"data\":[255,0]}"))
        .isEqualTo(bytes(255, 0));
    assertThat(raw("{\"name\":\"x\",\"datatype\":\"UINT16\",\"shape\":[1],\"data\":[65534]}"))
        .isEqualTo(bytes(254, 255));
    assertThat(raw("{\"name\":\"x\",\"datatype\":\"INT32\",\"shape\":[1],\"data\":[-2]}"))
        .isEqualTo(bytes(254, 255, 255, 255));
    assertThat(
            raw(
                "{\"name\":\"x\",\"datatype\":\"INT64\",\"shape\":[1],"
                    + "\"data\":[-9223372036854775808]}"))
        .isEqualTo(bytes(0, 0, 0, 0, 0, 0, 0, 128));
    assertThat(raw("{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[2],\"data\":[1.5,-0.0]}"))
        .isEqualTo(bytes(0, 0, 0xc0, 0x3f, 0, 0, 0, 0x80));
    assertThat(raw("{\"name\":\"x\",\"datatype\":\"FP64\",\"shape\":[1],\"data\":[-Infinity]}"))
        .isEqualTo(bytes(0, 0, 0, 0, 0, 0, 0xf0, 0xff));
    assertThat(
            raw(
                "{\"name\":\"x\",\"datatype\":\"BYTES\",\"shape\":[2],\"data\":[\"\",\"h\u00e9\"]}"))
        .isEqualTo(bytes(0, 0, 0, 0, 3, 0, 0, 0, 'h', 0xc3, 0xa9));
  }

  @Test
  void elementsMayBeNestedAsTheShapeOrInOneList() throws IOException {
    String head = "{\"name\":\"x\",\"datatype\":\"UINT8\",\"shape\":[2,3],\"data\":";

    assertThat(raw(head + "[[1,2,3],[4,5,6]]}")).isEqualTo(bytes(1, 2, 3, 4, 5, 6));
    assertThat(raw(head + "[1,2,3,4,5,6]}")).isEqualTo(bytes(1, 2, 3, 4, 5, 6));
    assertInputRefused("input x: data of shape [3, 2]", head + "[[1,2],[3,4],[5,6]]}");
    assertInputRefused("input x: data of shape [5]", head + "[1,2,3,4,5]}");
    assertInputRefused("input x: a list of 2 (expected: 3", head + "[[1,2,3],[4,5]]}");
    assertThat(raw("{\"name\":\"x\",\"datatype\":\"UINT8\",\"shape\":[],\"data\":[7]}"))
        .isEqualTo(bytes(7));
    assertThat(raw("{\"name\":\"x\",\"datatype\":\"UINT8\",\"shape\":[0,2],\"data\":[]}"))
        .isEqualTo(ByteString.EMPTY);
  }

  @Test
  void membersMayComeInAnyOrder() throws IOException {
    ModelInferRequest request =
        read("{\"outputs\":[{\"name\":\"y\"}],\"inputs\":["
                + "{\"data\":[[258],[-1]],\"shape\":[2,1],\"datatype\":\"INT32\",\"name\":\"\u00e9\"},"
                + "{\"datatype\":\"UINT8\",\"data\":[9],\"name\":\"z\",\"shape\":[1]}],"
                + "\"id\":\"q-1\"}")
            .request();

    assertThat(request.getId()).isEqualTo("q-1");
    assertThat(request.getModelName()).isEqualTo("m");
    assertThat(request.getModelVersion()).isEqualTo("3");
    assertThat(request.getInputs(0).getName()).isEqualTo("\u00e9");
    assertThat(request.getInputs(0).getShapeList()).containsExactly(2L, 1L);
    assertThat(request.getRawInputContents(0)).isEqualTo(bytes(2, 1, 0, 0, 255, 255, 255, 255));
    assertThat(request.getRawInputContents(1)).isEqualTo(bytes(9));
    assertThat(request.getOutputs(0).getName()).isEqualTo("y");
  }

  @Test
  void bytesAfterTheJsonGoToTheInputsInTheirOrder() throws IOException {
    ModelInferRequest request =
        read(
                "{\"inputs\":["
                    + "{\"name\":\"a\",\"datatype\":\"FP16\",\"shape\":[1],"
                    + "\"parameters\":{\"binary_data_size\":2,\"more\":true}},"
                    + "{\"name\":\"b\",\"datatype\":\"UINT8\",\"shape\":[1],\"data\":[5]},"
                    + "{\"parameters\":{\"binary_data_size\":5},"
                    + "\"name\":\"c\",\"datatype\":\"BYTES\",\"shape\":[1]}]}",
                0x00,
                0x3c,
                1,
                0,
                0,
                0,
                'x')
            .request();

    assertThat(request.getRawInputContents(0)).isEqualTo(bytes(0x00, 0x3c));
    assertThat(request.getRawInputContents(1)).isEqualTo(bytes(5));
    assertThat(request.getRawInputContents(2)).isEqualTo(bytes(1, 0, 0, 0, 'x'));
    assertThat(request.getInputs(0).getParametersMap()).containsOnlyKeys("more");
  }

  @Test
  void moreOrFewerBytesThanToldAreRefused() {
    String two =
        "{\"name\":\"a\",\"datatype\":\"UINT8\",\"shape\":[2],\"parameters\":{\"binary_data_size\":2}}";

    assertInputRefused("input a: binary_data_size 2 (expected: 0 to 1", two, 1);
    assertInputRefused("the body has 1 bytes after those of its inputs", two, 1, 2, 3);
    assertInputRefused("binary_data_size -1", two.replace(":2}", ":-1}"));
    assertInputRefused("binary_data_size: not a whole number", two.replace(":2}", ":\"2\"}"));
    assertInputRefused(
        "data beside binary_data_size", two.replace("\"name\"", "\"data\":[1,2],\"name\""), 1, 2);
    assertInputRefused("no data", "{\"name\":\"a\",\"datatype\":\"UINT8\",\"shape\":[2]}");
  }

  @Test
  void whatDoesNotFitIsRefusedWithItsInput() {
    assertInputRefused(
        "input x: datatype FP16 is not taken in JSON (expected: in binary)",
        "{\"name\":\"x\",\"datatype\":\"FP16\",\"shape\":[1],\"data\":[1]}");
    assertInputRefused(
        "input x: 256 (expected: an integer from 0 to 255)",
        "{\"name\":\"x\",\"datatype\":\"UINT8\",\"shape\":[1],\"data\":[256]}");
    assertInputRefused(
        "input x: 1 (expected: a text)",
        "{\"name\":\"x\",\"data\":[1],\"shape\":[1],\"datatype\":\"BYTES\"}");
    assertInputRefused(
        "input x: data given twice",
        "{\"name\":\"x\",\"datatype\":\"UINT8\",\"shape\":[1],\"data\":[1],\"data\":[2]}");
    assertInputRefused(
        "input x: shape: [-1]",
        "{\"name\":\"x\",\"datatype\":\"UINT8\",\"shape\":[-1],\"data\":[1]}");
    assertInputRefused(
        "too many elements",
        "{\"name\":\"x\",\"datatype\":\"UINT8\",\"shape\":[65536,65536],\"data\":[1]}");
    assertInputRefused("shape: 1.5", "{\"name\":\"x\",\"shape\":[1.5]}");
    assertInputRefused("inputs: 7 (expected: objects)", "7");
  }

  @Test
  void bodiesOfAnotherMakeAreRefused() {
    assertRefused("the body is not an object", "[]");
    assertRefused("the body is not an object", "");
    assertRefused("the body goes on after its object", "{} {}");
    assertRefused("inputs: an object (expected: a list)", "{\"inputs\":{}}");
    assertRefused("outputs: y (expected: objects)", "{\"outputs\":[\"y\"]}");
    assertRefused("id: 7 (expected: a text)", "{\"id\":7}");
    assertRefused("parameters.a: a list", "{\"parameters\":{\"a\":[]}}");
    assertRefused(
        "binary_data_output: not a boolean", "{\"parameters\":{\"binary_data_output\":1}}");
  }

  @Test
  void anOutputIsBinaryWhereItOrTheRequestSaysSo() throws IOException {
    String outputs =
        "\"outputs\":[{\"name\":\"yes\",\"parameters\":{\"binary_data\":true,\"classification\":2}},"
            + "{\"name\":\"no\",\"parameters\":{\"binary_data\":false}},{\"name\":\"open\"}]";
    InferCall byItself = read("{" + outputs + "}");
    InferCall byDefault = read("{" + outputs + ",\"parameters\":{\"binary_data_output\":true}}");

    assertThat(byItself.wantsBinary("yes")).isTrue();
    assertThat(byItself.wantsBinary("no")).isFalse();
    assertThat(byItself.wantsBinary("open")).isFalse();
    assertThat(byDefault.wantsBinary("no")).isFalse();
    assertThat(byDefault.wantsBinary("open")).isTrue();
    assertThat(byItself.request().getOutputs(0).getParametersMap())
        .containsOnlyKeys("classification");
    assertThat(byDefault.request().getParametersMap()).isEmpty();
  }

  @Test
  void nobodyWaitsLongerThanCallersMay() throws IOException {
    Duration second = Duration.ofSeconds(1);

    assertThat(timeout(read("{}").within(second))).isEqualTo(1_000_000);
    assertThat(timeout(read("{\"parameters\":{\"timeout\":0}}").within(second)))
        .isEqualTo(1_000_000);
    assertThat(timeout(read("{\"parameters\":{\"timeout\":5000000}}").within(second)))
        .isEqualTo(1_000_000);
    assertThat(timeout(read("{\"parameters\":{\"timeout\":7}}").within(second))).isEqualTo(7);
    InferParameter text =
        read("{\"parameters\":{\"timeout\":\"soon\"}}")
            .within(second)
            .request()
            .getParametersOrThrow("timeout");
    assertThat(text.getStringParam()).isEqualTo("soon");
  }

  private static long timeout(InferCall call) {
    return call.request().getParametersOrThrow("timeout").getInt64Param();
  }
}
