package dev.tradewind.inference.predict;

import java.util.List;

/** A tensor outside any library: a type, dimensions (the batch first), and elements row by row. */
public sealed interface TensorValue permits NumericTensor, BytesTensor {

  /** What its elements are. */
  ElementType type();

  /** Its dimensions, each 0 or more. */
  List<Long> shape();

  /**
   * How many elements a shape holds.
   *
   * @throws IllegalArgumentException where a dimension is negative or the product is beyond an int
   */
  static int elements(List<Long> shape) {
    long product = 1;
    for (long dimension : shape) {
      if (dimension < 0 || dimension > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("shape: " + shape + " (expected: each at least 0)");
      }
      product *= dimension;
      if (product > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("shape: " + shape + " (too many elements)");
      }
    }
    return (int) product;
  }
}
