package dev.tradewind.training.privacy.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns ids into the first 64 bits of their HMAC-SHA256. Of a million people in a data set, someone
 * else is taken for one of them with a chance of 5e-14. Not for use by several threads at once.
 */
public final class Pseudonyms {

  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;

  /**
   * Takes the key.
   *
   * @param key at least 32 bytes
   */
  public Pseudonyms(byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("a key of " + key.length + " bytes (at least 32)");
    }
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
    }
  }

  /** What stands for that id. */
  public long of(String id) {
    return ByteBuffer.wrap(mac.doFinal(id.getBytes(UTF_8))).getLong();
  }
}
