package dev.tradewind.feature.materialization;

import java.security.SecureRandom;

/** Ids of generations: short, as they are part of every key, and never made twice (47 bits). */
final class GenerationId {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 8;

  private GenerationId() {}

  static String next() {
    return RANDOM
        .ints(LENGTH, 0, ALPHABET.length())
        .mapToObj(i -> ALPHABET.substring(i, i + 1))
        .reduce("", String::concat);
  }
}
