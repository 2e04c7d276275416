package dev.tradewind.ingestion.bulk.domain;

/** How far an import is. */
public enum ImportState {
  /** Waits for an earlier one. */
  PENDING,
  /** Under way, or waiting for an instance to take it up again. */
  RUNNING,
  /** All rows were read. */
  FINISHED,
  /** It could not go on. */
  FAILED,
  /** Called off. */
  CANCELLED
}
