package dev.tradewind.ingestion.event.kafka.domain;

/**
 * Digests that came in one after another, in a table with open addressing (linear probing). It
 * grows up to its capacity and is then three quarters full: 21.3 bytes a digest.
 */
final class IdSegment {

  private static final int SMALLEST = 1024;

  private final int capacity;
  private long[] slots;
  private int size;
  private long newestMillis = Long.MIN_VALUE;

  /** A segment for so many digests, at least 1. */
  IdSegment(int capacity) {
    this.capacity = capacity;
    this.slots = new long[2 * Math.min(SMALLEST, slotsFor(capacity))];
  }

  boolean isFull() {
    return size == capacity;
  }

  int size() {
    return size;
  }

  /** When the latest of its events was received, in milliseconds since 1970. */
  long newestMillis() {
    return newestMillis;
  }

  boolean contains(IdDigest digest) {
    int slot = find(slots, digest.high(), low(digest));
    return slots[slot + 1] != 0;
  }

  /** Adds a digest that is not in it yet, where it is not full. */
  void add(IdDigest digest, long receivedMillis) {
    if (slotsFor(size + 1) > slots.length / 2) {
      grow();
    }
    put(slots, digest.high(), low(digest));
    size++;
    newestMillis = Math.max(newestMillis, receivedMillis);
  }

  private void grow() {
    long[] larger = new long[2 * Math.min(slots.length, slotsFor(capacity))];
    for (int i = 0; i < slots.length; i += 2) {
      if (slots[i + 1] != 0) {
        put(larger, slots[i], slots[i + 1]);
      }
    }
    slots = larger;
  }

  private static int slotsFor(int digests) {
    return Math.toIntExact((digests * 4L + 2) / 3 + 1);
  }

  private static void put(long[] table, long high, long low) {
    int slot = find(table, high, low);
    table[slot] = high;
    table[slot + 1] = low;
  }

  /** Where the digest is, or the empty slot where it would be. */
  private static int find(long[] table, long high, long low) {
    int slots = table.length / 2;
    int slot = (int) (((high >>> 32) * slots) >>> 32);
    while (table[2 * slot + 1] != 0 && (table[2 * slot] != high || table[2 * slot + 1] != low)) {
      slot = slot + 1 == slots ? 0 : slot + 1;
    }
    return 2 * slot;
  }

  /** Zero marks an empty slot. */
  private static long low(IdDigest digest) {
    return digest.low() == 0 ? 1 : digest.low();
  }
}
