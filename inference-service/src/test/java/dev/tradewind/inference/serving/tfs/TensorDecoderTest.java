package dev.tradewind.inference.serving.tfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.tradewind.api.tensorflow.DataType;
import dev.tradewind.api.tensorflow.TensorProto;
import dev.tradewind.api.tensorflow.TensorShapeProto;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorDecoderTest {

  private static TensorProto.Builder tensor(DataType type, long... shape) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    for (long size : shape) {
      dimensions.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    return TensorProto.newBuilder().setDtype(type).setTensorShape(dimensions);
  }

  private static TensorValue decode(TensorProto.Builder tensor) {
    return new TensorDecoder(1 << 20).decode(tensor.build());
  }

  private static void assertBytes(TensorProto.Builder tensor, ElementType type, int... expected) {
    NumericTensor value = (NumericTensor) decode(tensor);
    assertThat(value.type()).isEqualTo(type);
    byte[] bytes = new byte[value.elements().remaining()];
    value.elements().get(bytes);
    assertThat(bytes).isEqualTo(bytes(expected));
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int place = 0; place < values.length; place++) {
      bytes[place] = (byte) values[place];
    }
    return bytes;
  }

  private static ByteString content(int... values) {
    return ByteString.copyFrom(bytes(values));
  }

  private static void assertRefused(TensorProto.Builder tensor, String problem) {
    assertThatThrownBy(() -> decode(tensor))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(problem);
  }

  @Test
  void valuesOfEveryTypeBecomeLittleEndianBytes() {
    assertBytes(
        tensor(DataType.DT_BOOL, 2).addBoolVal(true).addBoolVal(false), ElementType.BOOL, 1, 0);
    assertBytes(
        tensor(DataType.DT_UINT8, 2).addIntVal(1).addIntVal(255), ElementType.UINT8, 1, 255);
    assertBytes(tensor(DataType.DT_UINT16, 1).addIntVal(65534), ElementType.UINT16, 254, 255);
    assertBytes(tensor(DataType.DT_INT32, 1).addIntVal(-2), ElementType.INT32, 254, 255, 255, 255);
    assertBytes(
        tensor(DataType.DT_INT64, 1).addInt64Val(258), ElementType.INT64, 2, 1, 0, 0, 0, 0, 0, 0);
    assertBytes(tensor(DataType.DT_HALF, 1).addHalfVal(0x3c00), ElementType.FP16, 0, 0x3c);
    assertBytes(tensor(DataType.DT_BFLOAT16, 1).addHalfVal(0x3f80), ElementType.BF16, 0x80, 0x3f);
    assertBytes(tensor(DataType.DT_FLOAT, 1).addFloatVal(1), ElementType.FP32, 0, 0, 0x80, 0x3f);
    assertBytes(
        tensor(DataType.DT_DOUBLE, 1).addDoubleVal(1),
        ElementType.FP64,
        0,
        0,
        0,
        0,
        0,
        0,
        0xf0,
        0x3f);
  }

  @Test
  void fewerValuesThanElementsRepeatTheLastAndNoneAreZeros() {
    assertBytes(
        tensor(DataType.DT_UINT8, 2, 2).addIntVal(7).addIntVal(9), ElementType.UINT8, 7, 9, 9, 9);
    assertBytes(tensor(DataType.DT_INT32, 2), ElementType.INT32, 0, 0, 0, 0, 0, 0, 0, 0);
    assertBytes(tensor(DataType.DT_FLOAT, 0), ElementType.FP32);
    assertThat(
            ((BytesTensor) decode(tensor(DataType.DT_STRING, 3).addStringVal(content('a'))))
                .texts())
        .containsExactly("a", "a", "a");
    assertThat(((BytesTensor) decode(tensor(DataType.DT_STRING, 2))).texts())
        .containsExactly("", "");
  }

  @Test
  void aScalarHasNoDimensions() {
    TensorValue scalar = decode(tensor(DataType.DT_FLOAT).addFloatVal(4));

    assertThat(scalar.shape()).isEmpty();
    assertThat(((NumericTensor) scalar).elements().getFloat()).isEqualTo(4f);
  }

  @Test
  void contentIsTakenAsItIs() {
    assertBytes(
        tensor(DataType.DT_UINT16, 2).setTensorContent(content(1, 2, 3, 4)),
        ElementType.UINT16,
        1,
        2,
        3,
        4);
    BytesTensor texts =
        (BytesTensor)
            decode(tensor(DataType.DT_STRING, 3).setTensorContent(content(2, 0, 1, 'a', 'b', 'c')));
    assertThat(texts.texts()).containsExactly("ab", "", "c");
  }

  @Test
  void contentOfAnotherLengthIsRefused() {
    assertRefused(
        tensor(DataType.DT_FLOAT, 2).setTensorContent(content(1, 2, 3, 4)),
        "elements: 4 bytes (expected: 8 for FP32[2])");
    assertRefused(
        tensor(DataType.DT_STRING, 2).setTensorContent(content(1, 9, 'a')),
        "tensor_content: ends inside element 1");
    assertRefused(
        tensor(DataType.DT_STRING, 1).setTensorContent(content(1, 'a', 'b')),
        "tensor_content: bytes after the last element");
    assertRefused(
        tensor(DataType.DT_STRING, 9).setTensorContent(content(1, 'a')), "tensor_content: 2 bytes");
    assertRefused(
        tensor(DataType.DT_STRING, 1).setTensorContent(content(255, 255, 255, 255, 15)),
        "tensor_content: ends inside element 0");
    assertRefused(
        tensor(DataType.DT_BOOL, 1).setTensorContent(content(2)), "tensor_content: element 0");
  }

  @Test
  void valuesInAnotherFieldOrInTwoAreRefusedAndNotTakenForZeros() {
    assertRefused(
        tensor(DataType.DT_INT32, 1).addFloatVal(1),
        "values in float_val (expected: tensor_content or int_val, and one of them)");
    assertRefused(
        tensor(DataType.DT_FLOAT, 1).addFloatVal(1).setTensorContent(content(0, 0, 0, 0)),
        "values in float_val");
    assertRefused(
        tensor(DataType.DT_STRING, 1).addInt64Val(1),
        "values in int64_val (expected: tensor_content or string_val");
  }

  @Test
  void valuesThatAreTooManyOrOutOfRangeAreRefused() {
    assertRefused(
        tensor(DataType.DT_FLOAT, 1).addFloatVal(1).addFloatVal(2),
        "float_val: 2 values (expected: at most 1)");
    assertRefused(
        tensor(DataType.DT_STRING).addStringVal(content()).addStringVal(content()),
        "string_val: 2 values");
    assertRefused(tensor(DataType.DT_UINT8, 1).addIntVal(256), "value 256 (expected: 0 to 255)");
    assertRefused(tensor(DataType.DT_UINT16, 1).addIntVal(-1), "value -1");
    assertRefused(tensor(DataType.DT_HALF, 1).addHalfVal(1 << 16), "value 65536");
  }

  @Test
  void typesAndShapesThatAreNotServedAreRefused() {
    assertRefused(tensor(DataType.DT_COMPLEX64, 1), "dtype DT_COMPLEX64 (expected: one of [");
    assertRefused(TensorProto.newBuilder(), "dtype DT_INVALID");
    assertRefused(TensorProto.newBuilder().setDtypeValue(999), "dtype UNRECOGNIZED");
    assertRefused(tensor(DataType.DT_FLOAT, -1), "shape: [-1]");
    assertRefused(tensor(DataType.DT_FLOAT, 1L << 31), "shape: [2147483648]");
    assertRefused(
        TensorProto.newBuilder()
            .setDtype(DataType.DT_FLOAT)
            .setTensorShape(TensorShapeProto.newBuilder().setUnknownRank(true)),
        "tensor_shape: of unknown rank");
  }

  @Test
  void whatASmallRequestGrowsToIsBoundedOverAllItsTensors() {
    assertRefused(tensor(DataType.DT_FLOAT, 1 << 30), "tensor_shape: the inputs take more than");
    assertRefused(
        tensor(DataType.DT_STRING, 1 << 12).addStringVal(ByteString.copyFrom(new byte[1 << 10])),
        "tensor_shape: the inputs take more than");
    TensorDecoder decoder = new TensorDecoder(1024);
    TensorProto half = tensor(DataType.DT_UINT8, 600).build();
    assertThat(decoder.decode(half).shape()).isEqualTo(List.of(600L));
    assertThatThrownBy(() -> decoder.decode(half)).hasMessageContaining("more than 1024 bytes");
  }
}
