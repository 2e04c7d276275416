package dev.tradewind.ingestion.event.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * An event id as 16 bytes, for the memory of ids that were accepted. A UUID in its usual spelling
 * (lower case, with hyphens) is itself, so that ids that rise with time (version 7) stay neighbours
 * in an index. Anything else, and any UUID of version 8, is a UUID of version 8 made of the id's
 * SHA-256: the two never meet. Part of the format of what is stored; {@code event_key} in the
 * database is the same.
 */
public final class EventKey {

  private static final int UUID_LENGTH = 36;
  private static final int VERSION_AT = 14;
  private static final long VERSION_BITS = 0xF000L;
  private static final long VERSION_8 = 0x8000L;

  private EventKey() {}

  /** The key of an id. */
  public static UUID of(String eventId) {
    return isUuid(eventId) ? UUID.fromString(eventId) : hashed(eventId);
  }

  private static boolean isUuid(String id) {
    if (id.length() != UUID_LENGTH || id.charAt(VERSION_AT) == '8') {
      return false;
    }
    for (int i = 0; i < UUID_LENGTH; i++) {
      char letter = id.charAt(i);
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      boolean fits = hyphen ? letter == '-' : isHex(letter);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHex(char letter) {
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
  }

  private static UUID hashed(String id) {
    try {
      ByteBuffer digest =
          ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8)));
      long high = digest.getLong();
      return new UUID((high & ~VERSION_BITS) | VERSION_8, digest.getLong());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
