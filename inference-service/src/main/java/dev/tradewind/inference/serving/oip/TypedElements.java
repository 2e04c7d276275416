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
      case INT32 -> contents.getIntContentsCount();
      case INT64 -> contents.getInt64ContentsCount();
      case FP32 -> contents.getFp32ContentsCount();
      case FP64 -> contents.getFp64ContentsCount();
      case BYTES -> contents.getBytesContentsCount();
    };
  }

  private static void put(ElementType type, InferTensorContents contents, ByteBuffer elements) {
    switch (type) {
      case BOOL ->
          contents.getBoolContentsList().forEach(value -> elements.put((byte) (value ? 1 : 0)));
      case INT32 -> contents.getIntContentsList().forEach(elements::putInt);
      case INT64 -> contents.getInt64ContentsList().forEach(elements::putLong);
      case FP32 -> contents.getFp32ContentsList().forEach(elements::putFloat);
      case FP64 -> contents.getFp64ContentsList().forEach(elements::putDouble);
      case BYTES -> throw new IllegalArgumentException("type: BYTES (expected: a number)");
    }
  }
}
