package dev.tradewind.inference.serving.batch.domain;

/** What one model waits for and has had. */
final class Share {

  private int calls;
  private long rows;
  private int running;
  private long served;

  void waits(Waiting<?> call) {
    calls++;
    rows += call.rows();
  }

  void leaves(Waiting<?> call) {
    calls--;
    rows -= call.rows();
  }

  void begins(long nanos) {
    running++;
    served += nanos;
  }

  /**
   * @param more than it was charged beforehand; may be negative
   */
  void ends(long more) {
    running--;
    served += more;
  }

  /** One that comes back after a pause has no claim on the time that it did not ask for. */
  void notBefore(long floor) {
    served = Math.max(served, floor);
  }

  int calls() {
    return calls;
  }

  long rows() {
    return rows;
  }

  boolean isActive() {
    return calls > 0 || running > 0;
  }

  /** Nanoseconds of the workers, and more where it paused. */
  long served() {
    return served;
  }
}
