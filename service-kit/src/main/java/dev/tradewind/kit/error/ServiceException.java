package dev.tradewind.kit.error;

import java.util.List;

/** A failure that the caller may read: a stable reason, a sentence, and the fields to blame. */
public final class ServiceException extends RuntimeException {

  private final transient Reason reason;
  private final transient List<FieldViolation> violations;

  public ServiceException(Reason reason, String message) {
    this(reason, message, List.of());
  }

  public ServiceException(Reason reason, String message, List<FieldViolation> violations) {
    super(message, null, false, false);
    this.reason = reason;
    this.violations = List.copyOf(violations);
  }

  public Reason reason() {
    return reason;
  }

  public List<FieldViolation> violations() {
    return violations;
  }
}
