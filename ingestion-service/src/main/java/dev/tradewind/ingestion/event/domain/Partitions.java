package dev.tradewind.ingestion.event.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Which partition an event belongs to: MurmurHash3 (x86, 32 bits, seed 0) of the subject in UTF-8,
 * taken as unsigned, modulo the number of partitions. Part of the log's format: another hash would
 * put a shopper's later events where nobody looks for the earlier ones.
 *
 * @param count how many partitions there are, 1 to 1,024
 */
public record Partitions(int count) {

  /** The most partitions a log can have. */
  public static final int MAX = 1024;

  public Partitions {
    if (count < 1 || count > MAX) {
      throw new IllegalArgumentException("partitions: " + count + " (expected: 1 to " + MAX + ")");
    }
  }

  /** The partition of a subject, 0 to count - 1. */
  public int of(String subject) {
    return Integer.remainderUnsigned(Murmur3.hash(subject.getBytes(UTF_8)), count);
  }

  /** Whether there is a partition of this number. */
  public boolean contains(int partition) {
    return partition >= 0 && partition < count;
  }
}
