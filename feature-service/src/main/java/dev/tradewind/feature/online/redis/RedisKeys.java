package dev.tradewind.feature.online.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import dev.tradewind.feature.online.StateKey;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names of keys; see {@link Scripts}. There is one for each entity and view, so they are short: a
 * view stands there as the first 36 bits of a hash of its name. Should two views ever be the same,
 * the fingerprint in each state tells them apart, and nothing is read as what it is not.
 */
final class RedisKeys {

  private static final int TAG_BYTES = 5;
  private static final int TAG_CHARS = 6;

  private final String prefix;
  private final Map<String, String> tags = new ConcurrentHashMap<>();

  RedisKeys(String prefix) {
    this.prefix = prefix;
  }

  String prefix() {
    return prefix;
  }

  String live() {
    return prefix + ":live";
  }

  String condemned() {
    return prefix + ":condemned";
  }

  String state(String generation, StateKey key) {
    String part = key.part() == StateKey.WHOLE ? "" : Integer.toString(key.part());
    String tag = tags.computeIfAbsent(key.view(), RedisKeys::tag);
    return prefix + ":" + generation + ":" + tag + ":" + part + ":" + key.entity();
  }

  String allOf(String generation) {
    return prefix + ":" + generation + ":*";
  }

  private static String tag(String view) {
    byte[] hash = Hashing.sha256().hashString(view, UTF_8).asBytes();
    return BaseEncoding.base64Url()
        .omitPadding()
        .encode(Arrays.copyOf(hash, TAG_BYTES))
        .substring(0, TAG_CHARS);
  }
}
