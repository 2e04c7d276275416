package dev.tradewind.inference.predict;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A tensor of fixed-width elements.
 *
 * <p>The elements stay the little-endian bytes that came over the wire: they are what TensorFlow
 * reads on every machine it runs on, so that a request is copied once, into the tensor.
 *
 * @param type not {@link ElementType#BYTES}
 * @param shape dimensions
 * @param littleEndian the elements, row by row
 */
public record NumericTensor(ElementType type, List<Long> shape, ByteBuffer littleEndian)
    implements TensorValue {

  public NumericTensor {
    shape = List.copyOf(shape);
    littleEndian = littleEndian.slice().order(ByteOrder.LITTLE_ENDIAN);
    long expected = (long) TensorValue.elements(shape) * type.width();
    if (type == ElementType.BYTES || littleEndian.remaining() != expected) {
      throw new IllegalArgumentException(
          "elements: "
              + littleEndian.remaining()
              + " bytes (expected: "
              + expected
              + " for "
              + type
              + shape
              + ")");
    }
  }

  /** A view of the elements from the first, in little-endian order; its position is its own. */
  public ByteBuffer elements() {
    return littleEndian.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }
}
