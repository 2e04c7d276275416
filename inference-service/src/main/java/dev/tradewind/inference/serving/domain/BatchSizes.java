package dev.tradewind.inference.serving.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The numbers of rows that models are run with. Rows are padded up to one of them, so that
 * TensorFlow sees few shapes (XLA and oneDNN prepare something for each), as TensorFlow Serving's
 * {@code allowed_batch_sizes} do.
 *
 * @param ascending at least one, each at least 1
 */
public record BatchSizes(List<Integer> ascending) {

  /**
   * @throws IllegalArgumentException where there is none, or one below 1
   */
  public BatchSizes {
    ascending = List.copyOf(new TreeSet<>(ascending));
    if (ascending.isEmpty() || ascending.get(0) < 1) {
      throw new IllegalArgumentException(
          "sizes: " + ascending + " (expected: at least one, each 1 or more)");
    }
  }

  /** The smallest, its doubles below the largest, and the largest; that alone if it is less. */
  public static BatchSizes doubling(int smallest, int largest) {
    List<Integer> sizes = new ArrayList<>();
    for (int size = smallest; size < largest; size *= 2) {
      sizes.add(size);
    }
    sizes.add(largest);
    return new BatchSizes(sizes);
  }

  /** Rows of different calls run together up to this size. */
  public int largest() {
    return ascending.get(ascending.size() - 1);
  }

  /**
   * The size that so many rows run with: the smallest that holds them. A single call of more rows
   * than the largest size runs with a multiple of it.
   */
  public int holding(int rows) {
    for (int size : ascending) {
      if (rows <= size) {
        return size;
      }
    }
    return Math.multiplyExact((rows + largest() - 1) / largest(), largest());
  }

  /** The largest size that so many rows fill; 0 where they fill none. */
  public int filledBy(int rows) {
    int filled = 0;
    for (int size : ascending) {
      if (size <= rows) {
        filled = size;
      }
    }
    return filled;
  }
}
