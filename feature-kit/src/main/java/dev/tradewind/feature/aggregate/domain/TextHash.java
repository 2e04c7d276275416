package dev.tradewind.feature.aggregate.domain;

/**
 * A fixed 64-bit hash of texts: FNV-1a over UTF-16 units, then the finalizer of MurmurHash3, which
 * spreads it evenly. It decides which values a sample keeps, so it must never change.
 */
final class TextHash {

  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private TextHash() {}

  static long of(String text) {
    long hash = OFFSET;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
