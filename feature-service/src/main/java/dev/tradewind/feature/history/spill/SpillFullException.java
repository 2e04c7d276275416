package dev.tradewind.feature.history.spill;

/** A training set takes more of the disk than it may. */
public final class SpillFullException extends RuntimeException {

  SpillFullException(long diskBytes) {
    super("the events and rows take more than " + diskBytes + " bytes of disk");
  }
}
