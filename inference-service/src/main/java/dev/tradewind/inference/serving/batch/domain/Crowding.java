package dev.tradewind.inference.serving.batch.domain;

/**
 * Whether processors are short: then the thread of a run is kept from one, and the run takes longer
 * than it works. What a run takes that waits for an accelerator, or for other threads that compute
 * for it, is told apart by the best that was seen.
 *
 * <p>Not thread-safe.
 */
final class Crowding {

  /** Less of the best share that a run had of a processor means that they are short. */
  private static final double SHORT = .9;

  /** How much of what was known counts after a run as long as {@link #MEMORY_NANOS}. */
  private static final double KEPT = .5;

  private static final double MEMORY_NANOS = 10e6;

  private double worked;
  private double passed;
  private double best;

  /**
   * A run has ended.
   *
   * @param itsWorked nanoseconds that its thread had a processor
   * @param itsPassed nanoseconds that it took
   */
  void ran(long itsWorked, long itsPassed) {
    if (itsPassed <= 0) {
      return;
    }
    double kept = Math.pow(KEPT, itsPassed / MEMORY_NANOS);
    worked = kept * worked + itsWorked;
    passed = kept * passed + itsPassed;
    best = Math.max(best, Math.min(1, (double) itsWorked / itsPassed));
  }

  boolean isCrowded() {
    return worked < SHORT * best * passed;
  }
}
