package dev.tradewind.feature.log;

/** The log ends before the offset asked for: it is not the log that was read before. */
public final class BeyondLogException extends RuntimeException {

  public BeyondLogException(int partition, long offset) {
    super("partition " + partition + " of the log ends before offset " + offset);
  }
}
