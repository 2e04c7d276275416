package dev.tradewind.training.nn.export;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/**
 * Tensors as messages, which own no native memory: with their values typed, not as raw bytes. Of
 * the types that models here take and give: DT_FLOAT, DT_INT32, DT_INT64, DT_UINT8, DT_STRING.
 */
public final class TensorValues {

  private TensorValues() {}

  /** Numbers of a shape. */
  public static TensorProto floats(float[] values, long... shape) {
    TensorProto.Builder tensor = begin(DataType.DT_FLOAT, shape);
    for (float value : values) {
      tensor.addFloatVal(value);
    }
    return tensor.build();
  }

  /** Whole numbers of a shape. */
  public static TensorProto longs(long[] values, long... shape) {
    TensorProto.Builder tensor = begin(DataType.DT_INT64, shape);
    Arrays.stream(values).forEach(tensor::addInt64Val);
    return tensor.build();
  }

  /** Unsigned bytes of a shape. */
  public static TensorProto bytes(byte[] values, long... shape) {
    TensorProto.Builder tensor = begin(DataType.DT_UINT8, shape);
    for (byte value : values) {
      tensor.addIntVal(Byte.toUnsignedInt(value));
    }
    return tensor.build();
  }

  /** Texts of a shape. */
  public static TensorProto strings(String[] values, long... shape) {
    TensorProto.Builder tensor = begin(DataType.DT_STRING, shape);
    for (String value : values) {
      tensor.addStringVal(ByteString.copyFromUtf8(value));
    }
    return tensor.build();
  }

  private static TensorProto.Builder begin(DataType type, long... shape) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    for (long size : shape) {
      dimensions.addDimBuilder().setSize(size);
    }
    return TensorProto.newBuilder().setDtype(type).setTensorShape(dimensions);
  }

  /** The values of a tensor. */
  static TensorProto of(Tensor tensor) {
    long[] shape = tensor.shape().asArray();
    int size = Math.toIntExact(tensor.shape().size());
    if (tensor instanceof TFloat32 floats) {
      float[] values = new float[size];
      floats.copyTo(DataBuffers.of(values));
      return floats(values, shape);
    }
    if (tensor instanceof TInt64 longs) {
      long[] values = new long[size];
      longs.copyTo(DataBuffers.of(values));
      return longs(values, shape);
    }
    if (tensor instanceof TInt32 integers) {
      int[] values = new int[size];
      integers.copyTo(DataBuffers.of(values));
      TensorProto.Builder message = begin(DataType.DT_INT32, shape);
      Arrays.stream(values).forEach(message::addIntVal);
      return message.build();
    }
    if (tensor instanceof TUint8 bytes) {
      byte[] values = new byte[size];
      bytes.copyTo(DataBuffers.of(values));
      return bytes(values, shape);
    }
    if (tensor instanceof TString strings) {
      TensorProto.Builder message = begin(DataType.DT_STRING, shape);
      strings
          .asBytes()
          .scalars()
          .forEach(b -> message.addStringVal(ByteString.copyFrom(b.getObject())));
      return message.build();
    }
    throw new IllegalArgumentException("a tensor of type " + tensor.dataType());
  }

  /** A tensor of the values, to be closed by the caller. */
  static Tensor tensor(TensorProto message) {
    Shape shape =
        Shape.of(
            message.getTensorShape().getDimList().stream().mapToLong(d -> d.getSize()).toArray());
    return switch (message.getDtype()) {
      case DT_FLOAT -> {
        float[] values = new float[message.getFloatValCount()];
        for (int i = 0; i < values.length; i++) {
          values[i] = message.getFloatVal(i);
        }
        yield TFloat32.tensorOf(shape, DataBuffers.of(values));
      }
      case DT_INT32 ->
          TInt32.tensorOf(
              shape,
              DataBuffers.of(
                  message.getIntValList().stream().mapToInt(Integer::intValue).toArray()));
      case DT_INT64 ->
          TInt64.tensorOf(
              shape,
              DataBuffers.of(
                  message.getInt64ValList().stream().mapToLong(Long::longValue).toArray()));
      case DT_UINT8 -> {
        byte[] values = new byte[message.getIntValCount()];
        for (int i = 0; i < values.length; i++) {
          values[i] = (byte) message.getIntVal(i);
        }
        yield TUint8.tensorOf(shape, DataBuffers.of(values));
      }
      case DT_STRING ->
          TString.tensorOf(
              shape,
              DataBuffers.ofObjects(
                  message.getStringValList().stream()
                      .map(value -> value.toString(StandardCharsets.UTF_8))
                      .toArray(String[]::new)));
      default -> throw new IllegalArgumentException("a tensor of type " + message.getDtype());
    };
  }
}
