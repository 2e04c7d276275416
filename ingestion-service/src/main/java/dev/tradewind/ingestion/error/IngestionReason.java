package dev.tradewind.ingestion.error;

import dev.tradewind.kit.error.Reason;
import io.grpc.Status.Code;

/** Reasons that are ingestion's own. */
public enum IngestionReason implements Reason {
  /** The log has no partition of this number. */
  PARTITION_UNKNOWN(Code.NOT_FOUND),
  /** A read beyond the end of the log: the reader's position is of another log, or corrupt. */
  OFFSET_OUT_OF_RANGE(Code.OUT_OF_RANGE),
  /** A read before the beginning of the log: retention removed what was there. */
  OFFSET_EXPIRED(Code.OUT_OF_RANGE),
  /** The catalogue has no such item. */
  ITEM_UNKNOWN(Code.NOT_FOUND),
  /** There is no such order, or not for the shopper who asks. */
  ORDER_UNKNOWN(Code.NOT_FOUND),
  /** An order never changes hands. */
  ORDER_SHOPPER_CHANGED(Code.FAILED_PRECONDITION);

  private final Code code;

  IngestionReason(Code code) {
    this.code = code;
  }

  @Override
  public Code code() {
    return code;
  }
}
