package dev.tradewind.inference.serving.tfs;

import com.google.protobuf.UnsafeByteOperations;
import dev.tradewind.api.tensorflow.TensorProto;
import dev.tradewind.api.tensorflow.TensorShapeProto;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Writes tensors of answers. Elements go out in the field of their type and none is left out, as
 * TensorFlow Serving does it: much code of callers reads {@code float_val} and nothing else.
 */
final class TensorEncoder {

  private TensorEncoder() {}

  static TensorProto encode(TensorValue value) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setDtype(DataTypes.of(value.type()))
            .setTensorShape(shape(value.shape()));
    if (value instanceof BytesTensor texts) {
      texts.elements().forEach(text -> tensor.addStringVal(UnsafeByteOperations.unsafeWrap(text)));
    } else {
      NumericTensor numbers = (NumericTensor) value;
      put(numbers.type(), numbers.elements(), tensor);
    }
    return tensor.build();
  }

  static TensorShapeProto shape(List<Long> dimensions) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    dimensions.forEach(size -> shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size)));
    return shape.build();
  }

  private static void put(ElementType type, ByteBuffer from, TensorProto.Builder to) {
    while (from.hasRemaining()) {
      switch (type) {
        case BOOL -> to.addBoolVal(from.get() != 0);
        case UINT8 -> to.addIntVal(Byte.toUnsignedInt(from.get()));
        case UINT16 -> to.addIntVal(Short.toUnsignedInt(from.getShort()));
        case INT32 -> to.addIntVal(from.getInt());
        case INT64 -> to.addInt64Val(from.getLong());
        case FP16, BF16 -> to.addHalfVal(Short.toUnsignedInt(from.getShort()));
        case FP32 -> to.addFloatVal(from.getFloat());
        case FP64 -> to.addDoubleVal(from.getDouble());
        case BYTES -> throw new IllegalArgumentException("type: BYTES (expected: a number)");
      }
    }
  }
}
