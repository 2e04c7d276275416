package dev.tradewind.chat.conversation.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The secret that opens one conversation: 256 random bits. Only its hash is stored; as the secret
 * is random, a plain SHA-256 is enough.
 */
public final class SessionToken {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private final String secret;

  private SessionToken(String secret) {
    this.secret = secret;
  }

  /** A new token. */
  public static SessionToken random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** A token that somebody presents. */
  public static SessionToken presented(String secret) {
    return new SessionToken(secret);
  }

  /** What the shopper's browser holds. */
  public String secret() {
    return secret;
  }

  /** What is stored: SHA-256, 64 hexadecimal digits. */
  public String hash() {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  /** Says nothing of the secret, so that a log line cannot. */
  @Override
  public String toString() {
    return "SessionToken[hidden]";
  }
}
