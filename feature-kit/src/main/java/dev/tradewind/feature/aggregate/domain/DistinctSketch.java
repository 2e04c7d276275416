package dev.tradewind.feature.aggregate.domain;

import java.util.Arrays;

/**
 * The k least of the hashes of all values seen (k-minimum-values; Bar-Yossef et al. 2002, algorithm
 * 2, with the unbiased estimate of Beyer et al. 2007): a function of the set of values, since a
 * hash among the least of all is among the least of every part.
 */
final class DistinctSketch {

  /** How many hashes an estimate is made from: a relative standard error of 3.1 %. */
  static final int K = 1024;

  /** One more, to know whether there were more than {@link #K}. */
  private static final int KEPT = K + 1;

  private static final double UNIT = 0x1p-53;

  /** Rising, as unsigned numbers. */
  private long[] hashes = {};

  private int size;

  void add(long hash) {
    int at = indexOf(hash);
    if (at == KEPT || (at < size && hashes[at] == hash)) {
      return;
    }
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, Math.min(KEPT, Math.max(4, size * 2)));
    }
    int moved = Math.min(size, KEPT - 1) - at;
    System.arraycopy(hashes, at, hashes, at + 1, moved);
    hashes[at] = hash;
    size = Math.min(size + 1, KEPT);
  }

  /** The place of a hash; at once where it is the greatest, as those of a packed sketch are. */
  private int indexOf(long hash) {
    if (size == 0 || Long.compareUnsigned(hashes[size - 1], hash) < 0) {
      return size;
    }
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(hashes[middle], hash) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  void merge(DistinctSketch other) {
    for (int i = 0; i < other.size; i++) {
      add(other.hashes[i]);
    }
  }

  /** How many different values: exact up to {@link #K}, else an estimate. */
  Value value() {
    if (size <= K) {
      return new Value.Whole(size);
    }
    double greatest = ((hashes[K - 1] >>> 11) + 1) * UNIT;
    return new Value.Whole(Math.round((K - 1) / greatest));
  }

  void write(ByteWriter out) {
    out.writeUnsigned(size);
    for (int i = 0; i < size; i++) {
      out.writeFixed(hashes[i]);
    }
  }

  void readFrom(ByteReader in) {
    int count = in.readCount();
    for (int i = 0; i < count; i++) {
      add(in.readFixed());
    }
  }
}
