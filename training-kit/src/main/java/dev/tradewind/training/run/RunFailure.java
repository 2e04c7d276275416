package dev.tradewind.training.run;

/** A run that cannot go on, with what to do about it in its message. */
public final class RunFailure extends RuntimeException {

  /** Whose fault it is; the names are part of the worker's protocol. */
  public enum Reason {
    /** A hyper-parameter is unknown, not a number or out of its range. */
    PARAMETER_INVALID,
    /** The data cannot be read or is too little to learn from. */
    DATA_INVALID,
    /** A defect of this program. */
    INTERNAL
  }

  private final Reason reason;

  private RunFailure(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public static RunFailure parameter(String message) {
    return new RunFailure(Reason.PARAMETER_INVALID, message);
  }

  public static RunFailure data(String message) {
    return new RunFailure(Reason.DATA_INVALID, message);
  }

  /**
   * @param line counted from 1
   */
  public static RunFailure dataLine(long line, String cause) {
    return data("line " + line + ": " + cause);
  }

  public Reason reason() {
    return reason;
  }
}
