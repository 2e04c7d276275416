package dev.tradewind.feature.online.redis;

import dev.tradewind.feature.online.StateKey;

/** Names of keys; see {@link Scripts}. */
record RedisKeys(String prefix) {

  String live() {
    return prefix + ":live";
  }

  String condemned() {
    return prefix + ":condemned";
  }

  String state(String generation, StateKey key) {
    String part = key.part() == StateKey.WHOLE ? "" : Integer.toString(key.part());
    return prefix + ":" + generation + ":" + key.view() + ":" + part + ":" + key.entity();
  }

  String allOf(String generation) {
    return prefix + ":" + generation + ":*";
  }
}
