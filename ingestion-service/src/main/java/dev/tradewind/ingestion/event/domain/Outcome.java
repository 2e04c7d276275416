package dev.tradewind.ingestion.event.domain;

/** What became of one event of a batch. */
public enum Outcome {
  /** Durable in the log, for the first time. */
  ACCEPTED,
  /** An event of this id was accepted before. */
  DUPLICATE,
  /** Refused, and kept in quarantine. */
  QUARANTINED
}
