package dev.tradewind.ingestion.bulk;

/** An import cannot go on, for a reason that its owner can mend. */
public final class ImportFailed extends RuntimeException {

  public ImportFailed(String message) {
    super(message);
  }
}
