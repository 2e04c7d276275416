package dev.tradewind.inference.serving.tfs;

import dev.tradewind.api.tensorflow.TensorProto;
import dev.tradewind.inference.predict.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntConsumer;

/**
 * The numbers of a tensor in the field of their type. There may be fewer than elements: the last
 * one then stands for the rest, and where there is none, all are zeros.
 */
final class TypedValues {

  private static final int UINT8_MOST = 0xff;
  private static final int UINT16_MOST = 0xffff;

  private TypedValues() {}

  /**
   * The elements, little-endian.
   *
   * @throws IllegalArgumentException where there are more values than elements, or one is out of
   *     range
   */
  static ByteBuffer decode(ElementType type, int elements, TensorProto tensor) {
    ValueField field = ValueField.of(type);
    int values = field.count(tensor);
    requireAtMost(elements, field, values);
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(elements, type.width()))
            .order(ByteOrder.LITTLE_ENDIAN);
    if (values > 0) {
      IntConsumer put = put(type, tensor, bytes);
      for (int element = 0; element < elements; element++) {
        put.accept(Math.min(element, values - 1));
      }
      bytes.flip();
    }
    return bytes;
  }

  static void requireAtMost(int elements, ValueField field, int values) {
    if (values > elements) {
      throw new IllegalArgumentException(
          field + ": " + values + " values (expected: at most " + elements + ")");
    }
  }

  private static IntConsumer put(ElementType type, TensorProto from, ByteBuffer to) {
    return switch (type) {
      case BOOL -> index -> to.put((byte) (from.getBoolVal(index) ? 1 : 0));
      case UINT8 -> index -> to.put((byte) within(from.getIntVal(index), UINT8_MOST));
      case UINT16 -> index -> to.putShort((short) within(from.getIntVal(index), UINT16_MOST));
      case INT32 -> index -> to.putInt(from.getIntVal(index));
      case INT64 -> index -> to.putLong(from.getInt64Val(index));
      case FP16, BF16 -> index -> to.putShort((short) within(from.getHalfVal(index), UINT16_MOST));
      case FP32 -> index -> to.putFloat(from.getFloatVal(index));
      case FP64 -> index -> to.putDouble(from.getDoubleVal(index));
      case BYTES -> throw new IllegalArgumentException("type: BYTES (expected: a number)");
    };
  }

  private static int within(int value, int most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException("value " + value + " (expected: 0 to " + most + ")");
    }
    return value;
  }
}
