package dev.tradewind.feature.online.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.feature.online.StateKey;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The names of one generation's keys, of which all but the entity is made once. */
final class KeyNames {

  private static final byte[][] NONE = {};

  private final RedisKeys keys;
  private final String generation;

  /** How names begin, by view and by part (the whole state first). */
  private final Map<String, byte[][]> beginnings = new ConcurrentHashMap<>();

  KeyNames(RedisKeys keys, String generation) {
    this.keys = keys;
    this.generation = generation;
  }

  String generation() {
    return generation;
  }

  byte[] of(StateKey key) {
    byte[] beginning = beginning(key);
    byte[] entity = key.entity().getBytes(UTF_8);
    byte[] name = Arrays.copyOf(beginning, beginning.length + entity.length);
    System.arraycopy(entity, 0, name, beginning.length, entity.length);
    return name;
  }

  private byte[] beginning(StateKey key) {
    int at = key.part() - StateKey.WHOLE;
    byte[][] known = beginnings.getOrDefault(key.view(), NONE);
    if (at < known.length) {
      return known[at];
    }
    byte[][] more = Arrays.copyOf(known, at + 1);
    for (int part = known.length; part <= at; part++) {
      StateKey nobody = new StateKey(key.view(), "", part + StateKey.WHOLE);
      more[part] = keys.state(generation, nobody).getBytes(UTF_8);
    }
    beginnings.put(key.view(), more);
    return more[at];
  }
}
