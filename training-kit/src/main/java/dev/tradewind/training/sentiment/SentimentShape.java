package dev.tradewind.training.sentiment;

import java.util.List;
import java.util.stream.LongStream;

/**
 * The size of the sentiment model.
 *
 * @param longest n-gram, in words
 * @param buckets that n-grams are hashed into; a power of 2
 * @param domains their names; empty where there are none
 */
record SentimentShape(int longest, int buckets, List<String> domains) {

  /** Reviews that have an n-gram, for it to count. */
  static final int FEWEST = 2;

  private static final int STRIDE = 0x9E3779B1;

  /** 1 to the longest. */
  static List<Long> widths(int longest) {
    return LongStream.rangeClosed(1, longest).boxed().toList();
  }

  /** Buckets of n-grams with their domain; one without a meaning where there are no domains. */
  int crossedBuckets() {
    return domains.isEmpty() ? 1 : buckets;
  }

  /** The bucket of an n-gram with its domain: of two n-grams of a domain never the same. */
  int crossed(int bucket, int domain) {
    return (bucket + offset(domain)) & (buckets - 1);
  }

  /** What a domain adds to a bucket, before what is beyond the last begins at the first again. */
  int offset(int domain) {
    return (domain * STRIDE) & (buckets - 1);
  }
}
