package dev.tradewind.ingestion.event.kafka.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first 128 bits of SHA-256 of an event's id. With a billion ids remembered, the chance that a
 * new one looks like one of them is below 10^-29. The hash is a cryptographic one because senders
 * choose the ids: nobody can make up an id that hides another sender's event.
 */
public record IdDigest(long high, long low) {

  /** The digest of an id. */
  public static IdDigest of(String eventId) {
    ByteBuffer hash = ByteBuffer.wrap(sha256().digest(eventId.getBytes(UTF_8)));
    return new IdDigest(hash.getLong(), hash.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
