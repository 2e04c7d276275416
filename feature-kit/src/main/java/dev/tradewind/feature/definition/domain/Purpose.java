package dev.tradewind.feature.definition.domain;

/** What a shopper's data may be used for. */
public enum Purpose {
  /** Cannot be denied. */
  ESSENTIAL,
  ANALYTICS,
  PERSONALIZATION,
  ADVERTISING
}
