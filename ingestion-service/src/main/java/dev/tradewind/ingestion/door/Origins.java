package dev.tradewind.ingestion.door;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whose pages may send events. Never a wildcard: beacons carry the shop's cookies, and with those
 * browsers take an origin by its name only.
 */
record Origins(Set<String> allowed) {

  private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.\\-\\[\\]:]+");

  static Origins of(List<String> configured) {
    for (String origin : configured) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "tradewind.ingestion.door.allowed-origins: "
                + origin
                + " (expected: scheme and host in small letters, for example https://shop.example,"
                + " without a path and without *)");
      }
    }
    return new Origins(Set.copyOf(configured));
  }

  boolean allows(String origin) {
    return allowed.contains(origin);
  }
}
