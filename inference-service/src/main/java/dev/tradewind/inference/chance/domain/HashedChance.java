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
    return fraction(ByteBuffer.wrap(digest).getLong() >>> UNUSED_BITS);
  }

  /** The middle of a step. That of the last one would be rounded to 1: it is the double below. */
  static double fraction(long step) {
    return Math.min((step + 0.5) / STEPS, Math.nextDown(1.0));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
