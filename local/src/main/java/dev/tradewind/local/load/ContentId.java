package dev.tradewind.local.load;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids made from content: the same data sent again has the same ids, and changes nothing. */
public final class ContentId {

  private ContentId() {}

  /** A name-based UUID of the parts. */
  public static String of(String... parts) {
    return UUID.nameUUIDFromBytes(String.join("\n", parts).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
