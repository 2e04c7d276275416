package dev.tradewind.training.domain;

import java.time.Instant;

/**
 * A move of an alias.
 *
 * @param number rises with each move of any alias
 * @param model the model
 * @param alias the alias
 * @param fromVersion where it pointed before; 0 where it did not exist
 * @param toVersion where it points since
 * @param movedBy who, see the constants
 * @param reason why, in words
 * @param movedAt when
 */
public record AliasMove(
    long number,
    String model,
    String alias,
    long fromVersion,
    long toVersion,
    String movedBy,
    String reason,
    Instant movedAt) {

  /** A run whose version passed the gates. */
  public static final String BY_PROMOTION = "promotion";

  /** Someone who called for the version before. */
  public static final String BY_ROLLBACK = "rollback";

  /** Someone who named the version. */
  public static final String BY_API = "api";
}
