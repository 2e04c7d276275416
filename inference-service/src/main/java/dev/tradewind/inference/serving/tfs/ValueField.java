package dev.tradewind.inference.serving.tfs;

import dev.tradewind.api.tensorflow.TensorProto;
import dev.tradewind.inference.predict.ElementType;
import java.util.Locale;

/** The fields in which a tensor's elements can be. */
enum ValueField {
  TENSOR_CONTENT,
  HALF_VAL,
  FLOAT_VAL,
  DOUBLE_VAL,
  INT_VAL,
  STRING_VAL,
  SCOMPLEX_VAL,
  INT64_VAL,
  BOOL_VAL,
  DCOMPLEX_VAL,
  UINT32_VAL,
  UINT64_VAL,
  FLOAT8_VAL;

  private static final ValueField[] ALL = values();

  /** How many values are in it, of bytes how many. */
  int count(TensorProto tensor) {
    return switch (this) {
      case TENSOR_CONTENT -> tensor.getTensorContent().size();
      case HALF_VAL -> tensor.getHalfValCount();
      case FLOAT_VAL -> tensor.getFloatValCount();
      case DOUBLE_VAL -> tensor.getDoubleValCount();
      case INT_VAL -> tensor.getIntValCount();
      case STRING_VAL -> tensor.getStringValCount();
      case SCOMPLEX_VAL -> tensor.getScomplexValCount();
      case INT64_VAL -> tensor.getInt64ValCount();
      case BOOL_VAL -> tensor.getBoolValCount();
      case DCOMPLEX_VAL -> tensor.getDcomplexValCount();
      case UINT32_VAL -> tensor.getUint32ValCount();
      case UINT64_VAL -> tensor.getUint64ValCount();
      case FLOAT8_VAL -> tensor.getFloat8Val().size();
    };
  }

  /** The field for values of this type. */
  static ValueField of(ElementType type) {
    return switch (type) {
      case BOOL -> BOOL_VAL;
      case UINT8, UINT16, INT32 -> INT_VAL;
      case INT64 -> INT64_VAL;
      case FP16, BF16 -> HALF_VAL;
      case FP32 -> FLOAT_VAL;
      case FP64 -> DOUBLE_VAL;
      case BYTES -> STRING_VAL;
    };
  }

  /**
   * The field that holds the elements: the content, or the one for the type. Values in any other
   * field would be overlooked, and zeros taken for them.
   *
   * @throws IllegalArgumentException where there are values in another field, or in two
   */
  static ValueField used(TensorProto tensor, ElementType type) {
    ValueField typed = of(type);
    ValueField used = TENSOR_CONTENT.count(tensor) > 0 ? TENSOR_CONTENT : typed;
    for (ValueField field : ALL) {
      if (field != used && field.count(tensor) > 0) {
        throw new IllegalArgumentException(
            "values in " + field + " (expected: tensor_content or " + typed + ", and one of them)");
      }
    }
    return used;
  }

  /** Its name in the protocol. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
