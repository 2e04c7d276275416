package dev.tradewind.inference.serving.tensorflow;

import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/** Copies values into TensorFlow's memory and out of it. */
final class Tensors {

  private Tensors() {}

  /** A tensor that the caller closes. */
  static Tensor toTensor(TensorValue value) {
    Shape shape = Shape.of(value.shape().stream().mapToLong(Long::longValue).toArray());
    if (value instanceof BytesTensor texts) {
      return TString.tensorOfBytes(
          shape, DataBuffers.ofObjects(texts.elements().toArray(new byte[0][])));
    }
    NumericTensor numbers = (NumericTensor) value;
    ByteBuffer elements = numbers.elements();
    byte[] bytes = new byte[elements.remaining()];
    elements.get(bytes);
    return Tensor.of(typeOf(numbers.type()), shape, DataBuffers.of(bytes));
  }

  /** A copy that outlives the tensor. */
  static TensorValue toValue(ElementType type, Tensor tensor) {
    List<Long> shape = new ArrayList<>();
    for (long dimension : tensor.shape().asArray()) {
      shape.add(dimension);
    }
    if (type == ElementType.BYTES) {
      List<byte[]> elements = new ArrayList<>();
      ((TString) tensor).asBytes().scalars().forEach(scalar -> elements.add(scalar.getObject()));
      return new BytesTensor(shape, elements);
    }
    byte[] bytes = new byte[TensorValue.elements(shape) * type.width()];
    tensor.asRawTensor().data().read(bytes);
    return new NumericTensor(type, shape, ByteBuffer.wrap(bytes));
  }

  private static Class<? extends TType> typeOf(ElementType type) {
    return switch (type) {
      case BOOL -> TBool.class;
      case INT32 -> TInt32.class;
      case INT64 -> TInt64.class;
      case FP32 -> TFloat32.class;
      case FP64 -> TFloat64.class;
      case BYTES -> TString.class;
    };
  }
}
