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
  /** What is to be read is in the archive only, and its file is missing or damaged. */
  ARCHIVE_UNREADABLE(Code.UNAVAILABLE),
  /** There is no event of this number in quarantine. */
  QUARANTINED_EVENT_UNKNOWN(Code.NOT_FOUND),
  /** The alias is linked to another shopper. */
  ALIAS_TAKEN(Code.FAILED_PRECONDITION),
  /** A link would make a chain of shoppers. */
  ALIAS_IS_SHOPPER(Code.FAILED_PRECONDITION),
  /** The catalogue has no such item. */
  ITEM_UNKNOWN(Code.NOT_FOUND),
  /** There is no such order, or not for the shopper who asks. */
  ORDER_UNKNOWN(Code.NOT_FOUND),
  /** An order never changes hands. */
  ORDER_SHOPPER_CHANGED(Code.FAILED_PRECONDITION),
  /** The resource is not in the version that the caller wants to change. */
  ETAG_MISMATCH(Code.ABORTED),
  /** The request id was used for another request within the last day. */
  REQUEST_ID_REUSED(Code.ALREADY_EXISTS),
  /** There would be less than nothing in stock, and backorders are not allowed. */
  STOCK_BELOW_ZERO(Code.FAILED_PRECONDITION),
  /** The movement's id was used for another movement. */
  MOVEMENT_CHANGED(Code.ALREADY_EXISTS),
  /** More pieces would come back than were bought. */
  RETURN_EXCEEDS_ORDER(Code.FAILED_PRECONDITION),
  /** A return never changes its order. */
  RETURN_ORDER_CHANGED(Code.FAILED_PRECONDITION),
  /** There is no import of this id. */
  IMPORT_UNKNOWN(Code.NOT_FOUND),
  /** The import directory has no such file. */
  IMPORT_FILE_UNKNOWN(Code.NOT_FOUND),
  /** The id was used for another import. */
  IMPORT_EXISTS(Code.ALREADY_EXISTS),
  /** No import directory is configured. */
  IMPORTS_OFF(Code.FAILED_PRECONDITION);

  private final Code code;

  IngestionReason(Code code) {
    this.code = code;
  }

  @Override
  public Code code() {
    return code;
  }
}
