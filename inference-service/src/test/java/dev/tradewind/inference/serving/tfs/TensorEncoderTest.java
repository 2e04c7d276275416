package dev.tradewind.inference.serving.tfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.tensorflow.TensorProto;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TensorEncoderTest {

  @Test
  void callersFindFloatsWhereTheyLookForThem() {
    TensorProto tensor =
        TensorEncoder.encode(
            new NumericTensor(
                ElementType.FP32,
                List.of(1L, 1L),
                ByteBuffer.wrap(new byte[] {0, 0, (byte) 0x80, 0x3f})));

    assertThat(tensor.getFloatValList()).containsExactly(1f);
    assertThat(tensor.getTensorContent().isEmpty()).isTrue();
    assertThat(tensor.getTensorShape().getDimList())
        .extracting(it -> it.getSize())
        .containsExactly(1L, 1L);
  }

  @Property(tries = 500)
  void whatIsWrittenIsReadBackBitForBit(@ForAll("tensors") TensorValue value) {
    TensorValue read = new TensorDecoder(1 << 20).decode(TensorEncoder.encode(value));

    assertThat(read.type()).isEqualTo(value.type());
    assertThat(read.shape()).isEqualTo(value.shape());
    if (value instanceof BytesTensor texts) {
      assertThat(((BytesTensor) read).elements().toArray(new byte[0][]))
          .isDeepEqualTo(texts.elements().toArray(new byte[0][]));
    } else {
      assertThat(((NumericTensor) read).elements()).isEqualTo(((NumericTensor) value).elements());
    }
  }

  @Provide
  Arbitrary<TensorValue> tensors() {
    Arbitrary<List<Long>> shapes = Arbitraries.longs().between(0, 4).list().ofMaxSize(3);
    return Combinators.combine(Arbitraries.of(ElementType.class), shapes)
        .flatAs((type, shape) -> type == ElementType.BYTES ? texts(shape) : numbers(type, shape));
  }

  private static Arbitrary<TensorValue> texts(List<Long> shape) {
    return Arbitraries.bytes()
        .array(byte[].class)
        .ofMaxSize(5)
        .list()
        .ofSize(TensorValue.elements(shape))
        .map(elements -> new BytesTensor(shape, elements));
  }

  /** Any bits; of a boolean only the two that there are. */
  private static Arbitrary<TensorValue> numbers(ElementType type, List<Long> shape) {
    Arbitrary<Byte> bytes =
        type == ElementType.BOOL ? Arbitraries.of((byte) 0, (byte) 1) : Arbitraries.bytes();
    return bytes
        .array(byte[].class)
        .ofSize(TensorValue.elements(shape) * type.width())
        .map(elements -> new NumericTensor(type, shape, ByteBuffer.wrap(elements)));
  }
}
