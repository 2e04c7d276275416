package dev.tradewind.inference.serving.tfs.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.kit.error.ServiceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredictAnswerTest {

  private static TensorValue floats(List<Long> shape, float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return new NumericTensor(ElementType.FP32, shape, bytes.flip());
  }

  private static TensorValue raw(ElementType type, int... bytes) {
    ByteBuffer elements = ByteBuffer.allocate(bytes.length);
    for (int one : bytes) {
      elements.put((byte) one);
    }
    return new NumericTensor(type, List.of((long) bytes.length / type.width()), elements.flip());
  }

  private static String json(Map<String, TensorValue> outputs, boolean inRows) throws IOException {
    return new String(PredictAnswer.encode(outputs, inRows), UTF_8);
  }

  @Test
  void anOnlyOutputStandsByItselfAndSeveralByTheirNames() throws IOException {
    TensorValue matrix = floats(List.of(2L, 2L), 1, 2.5f, -3, .2f);
    TensorValue texts =
        new BytesTensor(List.of(2L), List.of("b\u00e9".getBytes(UTF_8), "\"".getBytes(UTF_8)));

    assertThat(json(Map.of("y", matrix), true))
        .isEqualTo("{\"predictions\":[[1.0,2.5],[-3.0,0.2]]}");
    assertThat(json(Map.of("y", matrix), false)).isEqualTo("{\"outputs\":[[1.0,2.5],[-3.0,0.2]]}");
    assertThat(json(Map.of("y", matrix, "name", texts), true))
        .isEqualTo(
            "{\"predictions\":[{\"name\":\"b\u00e9\",\"y\":[1.0,2.5]},"
                + "{\"name\":\"\\\"\",\"y\":[-3.0,0.2]}]}");
    assertThat(json(Map.of("y", matrix, "name", texts), false))
        .isEqualTo("{\"outputs\":{\"name\":[\"b\u00e9\",\"\\\"\"],\"y\":[[1.0,2.5],[-3.0,0.2]]}}");
    assertThat(json(Map.of("y", floats(List.of(), 4)), false)).isEqualTo("{\"outputs\":4.0}");
  }

  @Test
  void outputsNamedSoAreBase64() throws IOException {
    TensorValue bytes = new BytesTensor(List.of(1L), List.of(new byte[] {-1, 0}));

    assertThat(json(Map.of("image_bytes", bytes), true))
        .isEqualTo("{\"predictions\":[{\"b64\":\"/wA=\"}]}");
    assertThat(json(Map.of("y_bytes", floats(List.of(1L), 1)), true))
        .isEqualTo("{\"predictions\":[1.0]}");
  }

  @Test
  void numbersOfEveryTypeAreWritten() throws IOException {
    assertThat(json(Map.of("y", raw(ElementType.BOOL, 1, 0)), true)).contains("[true,false]");
    assertThat(json(Map.of("y", raw(ElementType.UINT8, 255)), true)).contains("[255]");
    assertThat(json(Map.of("y", raw(ElementType.UINT16, 255, 255)), true)).contains("[65535]");
    assertThat(json(Map.of("y", raw(ElementType.INT32, 255, 255, 255, 255)), true))
        .contains("[-1]");
    assertThat(json(Map.of("y", raw(ElementType.INT64, 0, 0, 0, 0, 0, 0, 0, 128)), true))
        .contains("[-9223372036854775808]");
    assertThat(json(Map.of("y", raw(ElementType.FP64, 0, 0, 0, 0, 0, 0, 0xe0, 0x3f)), true))
        .contains("[0.5]");
    assertThat(json(Map.of("y", raw(ElementType.BF16, 0x80, 0x3f)), true)).contains("[1.0]");
  }

  @Test
  void whatIsNoNumberIsWrittenAsABareWord() throws IOException {
    TensorValue odd =
        floats(List.of(3L), Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);

    assertThat(json(Map.of("y", odd), true))
        .isEqualTo("{\"predictions\":[NaN,Infinity,-Infinity]}");
  }

  @Test
  void outputsWithoutARowForEachInstanceAreRefused() {
    assertThatThrownBy(() -> json(Map.of("y", floats(List.of(), 1)), true))
        .isInstanceOf(ServiceException.class)
        .hasMessageStartingWith("output y is of shape []");
    assertThatThrownBy(
            () -> json(Map.of("a", floats(List.of(1L), 1), "b", floats(List.of(2L), 1, 2)), true))
        .isInstanceOf(ServiceException.class)
        .hasMessageStartingWith("output b is of shape [2]");
  }
}
