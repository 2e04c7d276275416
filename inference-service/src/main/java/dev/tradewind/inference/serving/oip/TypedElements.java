package dev.tradewind.inference.serving.oip;

import com.google.protobuf.ByteString;
import dev.tradewind.api.inference.oip.InferTensorContents;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The typed form of tensors: each element in the protobuf field of its type. */
final class TypedElements {

  private TypedElements() {}

  /**
   * @throws IllegalArgumentException where there are more or fewer elements than the shape says
   */
  static TensorValue decode(ElementType type, List<Long> shape, InferTensorContents contents) {
    int expected = TensorValue.elements(shape);
    if (type == ElementType.FP16 || type == ElementType.BF16) {
      throw new IllegalArgumentException("datatype " + type + " in contents (expected: raw bytes)");
    }
    int given = count(type, contents);
    if (given != expected) {
      throw new IllegalArgumentException(
          "contents: "
              + given
              + " elements (expected: "
              + expected
              + " in the field for "
              + type
              + ")");
    }
    if (type == ElementType.BYTES) {
      return new BytesTensor(
          shape, contents.getBytesContentsList().stream().map(ByteString::toByteArray).toList());
    }
    ByteBuffer elements =
        ByteBuffer.allocate(Math.multiplyExact(expected, type.width()))
            .order(ByteOrder.LITTLE_ENDIAN);
    put(type, contents, elements);
    return new NumericTensor(type, shape, elements.flip());
  }

  private static int count(ElementType type, InferTensorContents contents) {
    return switch (type) {
      case BOOL -> contents.getBoolContentsCount();
      case UINT8, UINT16 -> contents.getUintContentsCount();
      case INT32 -> contents.getIntContentsCount();
      case INT64 -> contents.getInt64ContentsCount();
      case FP32 -> contents.getFp32ContentsCount();
      case FP64 -> contents.getFp64ContentsCount();
      case BYTES -> contents.getBytesContentsCount();
      case FP16, BF16 -> 0;
    };
  }

  private static void put(ElementType type, InferTensorContents contents, ByteBuffer elements) {
    switch (type) {
      case BOOL ->
          contents.getBoolContentsList().forEach(value -> elements.put((byte) (value ? 1 : 0)));
      case UINT8 ->
          contents.getUintContentsList().forEach(value -> elements.put((byte) within(value, 0xff)));
      case UINT16 ->
          contents
              .getUintContentsList()
              .forEach(value -> elements.putShort((short) within(value, 0xffff)));
      case INT32 -> contents.getIntContentsList().forEach(elements::putInt);
      case INT64 -> contents.getInt64ContentsList().forEach(elements::putLong);
      case FP32 -> contents.getFp32ContentsList().forEach(elements::putFloat);
      case FP64 -> contents.getFp64ContentsList().forEach(elements::putDouble);
      case FP16, BF16, BYTES ->
          throw new IllegalArgumentException("type: " + type + " (expected: a typed number)");
    }
  }

  /** An unsigned number; one above 2^31 comes as a negative one. */
  private static int within(int value, int most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(
          "element " + Integer.toUnsignedString(value) + " (expected: 0 to " + most + ")");
    }
    return value;
  }
}
