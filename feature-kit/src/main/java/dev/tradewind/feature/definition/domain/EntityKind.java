package dev.tradewind.feature.definition.domain;

/** Whose features a view holds. */
public enum EntityKind {
  /** The subject of an event: all events of one shopper are in one partition of the log. */
  SHOPPER,
  /** An item of the catalogue: its events are spread over the partitions. */
  ITEM
}
