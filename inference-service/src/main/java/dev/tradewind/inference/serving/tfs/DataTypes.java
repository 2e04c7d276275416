package dev.tradewind.inference.serving.tfs;

import dev.tradewind.api.tensorflow.DataType;
import dev.tradewind.inference.predict.ElementType;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The element types by their names in TensorFlow. */
final class DataTypes {

  private static final Map<DataType, ElementType> KNOWN =
      Arrays.stream(ElementType.values())
          .collect(Collectors.toUnmodifiableMap(DataTypes::of, Function.identity()));

  private DataTypes() {}

  static DataType of(ElementType type) {
    return switch (type) {
      case BOOL -> DataType.DT_BOOL;
      case UINT8 -> DataType.DT_UINT8;
      case UINT16 -> DataType.DT_UINT16;
      case INT32 -> DataType.DT_INT32;
      case INT64 -> DataType.DT_INT64;
      case FP16 -> DataType.DT_HALF;
      case BF16 -> DataType.DT_BFLOAT16;
      case FP32 -> DataType.DT_FLOAT;
      case FP64 -> DataType.DT_DOUBLE;
      case BYTES -> DataType.DT_STRING;
    };
  }

  /** Empty where it is not served. */
  static Optional<ElementType> known(DataType type) {
    return Optional.ofNullable(KNOWN.get(type));
  }
}
