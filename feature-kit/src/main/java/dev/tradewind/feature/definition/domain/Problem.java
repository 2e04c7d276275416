package dev.tradewind.feature.definition.domain;

/**
 * Why a definition is not sound.
 *
 * @param field path of the field in FeatureView, for example {@code "features[3].filter"}
 * @param reason what is wrong with it and what is expected; for an expression with line and column
 */
public record Problem(String field, String reason) {

  /** The same problem of a message that is itself part of one. */
  Problem below(String path) {
    return new Problem(path + field, reason);
  }
}
