package dev.tradewind.inference.chance.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A number for a text: as if drawn at random, and always the same one. */
public final class HashedChance {

  /** Two to the 53: the numbers that a double holds exactly. */
  private static final double STEPS = 0x1p53;

  private static final int UNUSED_BITS = 11;

  private HashedChance() {}

  /** By the text's SHA-256, uniform above 0 and below 1. */
  public static double of(String text) {
    byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return ((ByteBuffer.wrap(digest).getLong() >>> UNUSED_BITS) + 0.5) / STEPS;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
