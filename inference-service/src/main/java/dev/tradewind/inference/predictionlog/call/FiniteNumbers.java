package dev.tradewind.inference.predictionlog.call;

import dev.tradewind.inference.predict.HalfPrecision;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads numbers of any type as floats. */
final class FiniteNumbers {

  private FiniteNumbers() {}

  /** All of them, row by row; empty where one of them is not finite as a float. */
  static Optional<List<Float>> of(NumericTensor tensor) {
    ByteBuffer from = tensor.elements();
    int count = TensorValue.elements(tensor.shape());
    List<Float> numbers = new ArrayList<>(count);
    for (int place = 0; place < count; place++) {
      float number = next(tensor, from);
      if (!Float.isFinite(number)) {
        return Optional.empty();
      }
      numbers.add(number);
    }
    return Optional.of(numbers);
  }

  private static float next(NumericTensor tensor, ByteBuffer from) {
    return switch (tensor.type()) {
      case BOOL -> from.get() == 0 ? 0 : 1;
      case UINT8 -> Byte.toUnsignedInt(from.get());
      case UINT16 -> Short.toUnsignedInt(from.getShort());
      case INT32 -> from.getInt();
      case INT64 -> from.getLong();
      case FP16 -> HalfPrecision.ofFp16(from.getShort());
      case BF16 -> HalfPrecision.ofBf16(from.getShort());
      case FP32 -> from.getFloat();
      case FP64 -> (float) from.getDouble();
      case BYTES -> throw new IllegalArgumentException("type: BYTES (expected: a number)");
    };
  }
}
