package dev.tradewind.inference.serving.tfs.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.inference.serving.domain.TensorSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonRoundTripTest {

  private static final String OUTPUTS = "{\"outputs\":";

  private static TensorValue readBack(TensorValue value) throws IOException {
    String written = new String(PredictAnswer.encode(Map.of("x", value), false), UTF_8);
    assertThat(written).startsWith(OUTPUTS);
    String asked = "{\"inputs\":" + written.substring(OUTPUTS.length());
    ModelSignature signature =
        new ModelSignature(List.of(new TensorSpec("x", value.type(), value.shape())), List.of());
    TensorValue read = PredictBody.of(asked.getBytes(UTF_8)).inputs(signature).get("x");
    assertThat(read).isNotNull();
    assertThat(read.type()).isEqualTo(value.type());
    assertThat(read.shape()).isEqualTo(value.shape());
    return read;
  }

  @Property(tries = 300)
  void floatsComeBackToTheLastBit(@ForAll("shapes") List<Long> shape, @ForAll float first)
      throws IOException {
    int elements = TensorValue.elements(shape);
    ByteBuffer bytes = ByteBuffer.allocate(4 * elements).order(ByteOrder.LITTLE_ENDIAN);
    for (int place = 0; place < elements; place++) {
      bytes.putFloat(Math.scalb(first, 7 * place));
    }
    NumericTensor value = new NumericTensor(ElementType.FP32, shape, bytes.flip());

    assertThat(((NumericTensor) readBack(value)).elements()).isEqualTo(value.elements());
  }

  @Property(tries = 300)
  void doublesComeBackToTheLastBit(@ForAll double one) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(one);
    NumericTensor value = new NumericTensor(ElementType.FP64, List.of(1L), bytes.flip());

    assertThat(((NumericTensor) readBack(value)).elements()).isEqualTo(value.elements());
  }

  @Property(tries = 300)
  void integersComeBack(@ForAll long one, @ForAll("integers") ElementType type) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(one);
    NumericTensor value = new NumericTensor(type, List.of(1L), bytes.flip().limit(type.width()));

    assertThat(((NumericTensor) readBack(value)).elements()).isEqualTo(value.elements());
  }

  @Property(tries = 300)
  void textsComeBack(@ForAll String one, @ForAll String other) throws IOException {
    BytesTensor value =
        new BytesTensor(List.of(1L, 2L), List.of(one.getBytes(UTF_8), other.getBytes(UTF_8)));

    assertThat(((BytesTensor) readBack(value)).texts()).isEqualTo(value.texts());
  }

  @Provide
  Arbitrary<List<Long>> shapes() {
    return Arbitraries.longs().between(1, 3).list().ofMaxSize(3);
  }

  @Provide
  Arbitrary<ElementType> integers() {
    return Arbitraries.of(
        ElementType.UINT8, ElementType.UINT16, ElementType.INT32, ElementType.INT64);
  }
}
