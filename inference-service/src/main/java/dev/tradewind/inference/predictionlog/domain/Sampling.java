package dev.tradewind.inference.predictionlog.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A share of all ids. Which ones follows from the ids alone: whoever asks, now or later, gets the
 * same answer, and a larger share takes all of a smaller one.
 *
 * @param rate 0 (none) to 1 (all)
 */
public record Sampling(double rate) {

  private static final int UNUSED_BITS = 11;

  /** Whether the id is one of them: where its hash (SHA-256, 53 bits) lies below the rate. */
  public boolean takes(String id) {
    return rate >= 1 || (rate > 0 && place(id) < rate);
  }

  /** From 0 to below 1. */
  private static double place(String id) {
    byte[] hash;
    try {
      hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
    return (ByteBuffer.wrap(hash).getLong() >>> UNUSED_BITS) * 0x1p-53;
  }
}
