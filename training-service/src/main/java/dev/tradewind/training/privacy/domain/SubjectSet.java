package dev.tradewind.training.privacy.domain;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * The people of a data set: their pseudonyms in order, eight bytes each. Exact, unlike a Bloom
 * filter: a person is told of versions that have learned from someone else only if two pseudonyms
 * are the same.
 */
public final class SubjectSet {

  private final long[] ordered;

  private SubjectSet(long[] ordered) {
    this.ordered = ordered;
  }

  /** Of these pseudonyms, in any order. */
  public static SubjectSet of(LongStream pseudonyms) {
    return new SubjectSet(pseudonyms.sorted().distinct().toArray());
  }

  /**
   * Reads what {@link #bytes} has written.
   *
   * @throws IllegalArgumentException where it is cut
   */
  public static SubjectSet read(byte[] bytes) {
    if (bytes.length % Long.BYTES != 0) {
      throw new IllegalArgumentException("a set of people of " + bytes.length + " bytes is cut");
    }
    long[] ordered = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(ordered);
    return new SubjectSet(ordered);
  }

  /** As bytes: big-endian, in order. */
  public byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(ordered.length * Long.BYTES);
    bytes.asLongBuffer().put(ordered);
    return bytes.array();
  }

  public boolean contains(long pseudonym) {
    return Arrays.binarySearch(ordered, pseudonym) >= 0;
  }

  /** Whether anyone is in both. */
  public boolean meets(SubjectSet other) {
    return Arrays.stream(other.ordered).anyMatch(this::contains);
  }

  public int size() {
    return ordered.length;
  }
}
