package dev.tradewind.inference.serving.tensorflow;

import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.engine.JoinedRows;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.NdArray;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint16;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/** Copies values into TensorFlow's memory and out of it. */
final class Tensors {

  private Tensors() {}

  /** A tensor that the caller closes. */
  static Tensor toTensor(TensorValue value) {
    if (value instanceof BytesTensor texts) {
      return texts(value.shape(), texts.elements());
    }
    ByteBuffer elements = ((NumericTensor) value).elements();
    byte[] bytes = new byte[elements.remaining()];
    elements.get(bytes);
    return numbers(value.type(), value.shape(), bytes);
  }

  /**
   * One tensor of the rows of several, filled up with the first row; the caller closes it.
   *
   * @param parts of equal types and shapes but for the rows
   */
  static Tensor joined(List<TensorValue> parts, int rows) {
    TensorValue first = parts.get(0);
    List<Long> shape = JoinedRows.withRows(first.shape(), rows);
    return first instanceof NumericTensor numbers
        ? numbers(first.type(), shape, JoinedRows.bytes(parts, numbers, rows))
        : texts(shape, JoinedRows.texts(parts, rows));
  }

  private static Tensor texts(List<Long> shape, List<byte[]> elements) {
    return TString.tensorOfBytes(
        Shape.of(longs(shape)), DataBuffers.ofObjects(elements.toArray(new byte[0][])));
  }

  private static Tensor numbers(ElementType type, List<Long> shape, byte[] bytes) {
    return Tensor.of(typeOf(type), Shape.of(longs(shape)), DataBuffers.of(bytes));
  }

  private static long[] longs(List<Long> shape) {
    return shape.stream().mapToLong(Long::longValue).toArray();
  }

  static List<Long> shape(Tensor tensor) {
    return Arrays.stream(tensor.shape().asArray()).boxed().toList();
  }

  /** A copy that outlives the tensor. */
  static TensorValue toValue(ElementType type, Tensor tensor) {
    return copy(type, tensor, shape(tensor));
  }

  /** A copy of its first rows. */
  static TensorValue rows(ElementType type, Tensor tensor, int rows) {
    return copy(type, tensor, JoinedRows.withRows(shape(tensor), rows));
  }

  private static TensorValue copy(ElementType type, Tensor tensor, List<Long> shape) {
    int count = TensorValue.elements(shape);
    if (type == ElementType.BYTES) {
      List<byte[]> elements = new ArrayList<>(count);
      Iterator<? extends NdArray<byte[]>> scalars =
          ((TString) tensor).asBytes().scalars().iterator();
      while (elements.size() < count) {
        elements.add(scalars.next().getObject());
      }
      return new BytesTensor(shape, elements);
    }
    byte[] bytes = new byte[count * type.width()];
    tensor.asRawTensor().data().read(bytes);
    return new NumericTensor(type, shape, ByteBuffer.wrap(bytes));
  }

  private static Class<? extends TType> typeOf(ElementType type) {
    return switch (type) {
      case BOOL -> TBool.class;
      case UINT8 -> TUint8.class;
      case UINT16 -> TUint16.class;
      case FP16 -> TFloat16.class;
      case BF16 -> TBfloat16.class;
      case INT32 -> TInt32.class;
      case INT64 -> TInt64.class;
      case FP32 -> TFloat32.class;
      case FP64 -> TFloat64.class;
      case BYTES -> TString.class;
    };
  }
}
