package dev.tradewind.kit.error;

import io.grpc.Status.Code;

/** Reasons that every service shares. */
public enum CommonReason implements Reason {
  /** A field breaks the rule that the contract declares for it. */
  FIELD_INVALID(Code.INVALID_ARGUMENT),
  /** The page token is not one of this method's, or was made for other arguments. */
  PAGE_TOKEN_INVALID(Code.INVALID_ARGUMENT),
  /** More work is under way than the service takes on; try later. */
  OVERLOADED(Code.RESOURCE_EXHAUSTED),
  /** A service or store that is needed does not answer; try later. */
  DEPENDENCY_UNAVAILABLE(Code.UNAVAILABLE);

  private final Code code;

  CommonReason(Code code) {
    this.code = code;
  }

  @Override
  public Code code() {
    return code;
  }
}
