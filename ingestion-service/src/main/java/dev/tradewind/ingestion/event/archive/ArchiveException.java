package dev.tradewind.ingestion.event.archive;

/** A file of the archive is not what it should be, or cannot be written or read. */
public final class ArchiveException extends Exception {

  private static final long serialVersionUID = 1L;

  public ArchiveException(String story) {
    super(story);
  }

  public ArchiveException(String story, Throwable cause) {
    super(story + ": " + cause, cause);
  }
}
