package dev.tradewind.feature.aggregate.domain;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many numbers fell into each of logarithmic buckets (Masson, Rim and Lee 2019, DDSketch,
 * without collapsing): every number of a bucket is within 1 % of the bucket's own. Numbers are
 * whole millionths below 2^63, so that there are at most 2,200 buckets of each sign. StrictMath
 * gives the same bucket on every machine.
 */
final class QuantileSketch {

  private static final double ACCURACY = .01;
  private static final double GAMMA = (1 + ACCURACY) / (1 - ACCURACY);
  private static final double LOG_GAMMA = StrictMath.log(GAMMA);

  /**
   * Counts by bucket: 0 holds zeros, b > 0 the numbers from GAMMA^(b-2), not included, to
   * GAMMA^(b-1); -b those of the other sign. Rising buckets hold rising numbers.
   */
  private final NavigableMap<Integer, Long> counts = new TreeMap<>();

  private long total;

  void add(long millionths) {
    add(bucketOf(millionths), 1);
  }

  private void add(int bucket, long count) {
    counts.merge(bucket, count, Long::sum);
    total += count;
  }

  private static int bucketOf(long millionths) {
    if (millionths == 0) {
      return 0;
    }
    double size = Math.abs((double) millionths);
    int bucket = (int) StrictMath.ceil(StrictMath.log(size) / LOG_GAMMA) + 1;
    return millionths > 0 ? bucket : -bucket;
  }

  /** The number that is within 1 % of all of a bucket. */
  private static double numberOf(int bucket) {
    if (bucket == 0) {
      return 0;
    }
    double upper = StrictMath.pow(GAMMA, Math.abs(bucket) - 1);
    double middle = 2 * upper / (GAMMA + 1) / EventLine.ONE;
    return bucket > 0 ? middle : -middle;
  }

  void merge(QuantileSketch other) {
    other.counts.forEach(this::add);
  }

  /** The number of rank floor(quantile x (n - 1)) of n by size, within 1 %; none where n is 0. */
  Value value(double quantile) {
    if (total == 0) {
      return new Value.Missing();
    }
    long rank = (long) Math.floor(quantile * (total - 1));
    long before = 0;
    for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
      before += bucket.getValue();
      if (before > rank) {
        return new Value.Decimal(numberOf(bucket.getKey()));
      }
    }
    throw new IllegalStateException("the counts do not add up to " + total);
  }

  void write(ByteWriter out) {
    out.writeUnsigned(counts.size());
    long previous = 0;
    for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
      out.writeSigned(bucket.getKey() - previous);
      out.writeUnsigned(bucket.getValue());
      previous = bucket.getKey();
    }
  }

  void readFrom(ByteReader in) {
    int size = in.readCount();
    int bucket = 0;
    for (int i = 0; i < size; i++) {
      bucket += (int) in.readSigned();
      add(bucket, in.readUnsigned());
    }
  }
}
