package dev.tradewind.forecast.error;

import dev.tradewind.kit.error.Reason;
import io.grpc.Status.Code;

/** Reasons of this service; the names are part of its contract. */
public enum ForecastReason implements Reason {
  /** The catalogue has no such item. */
  ITEM_UNKNOWN(Code.NOT_FOUND),
  /** The item was never sold, as far back as the history goes. */
  NO_SALES_HISTORY(Code.FAILED_PRECONDITION),
  /** No stock level was ever set for the item. */
  STOCK_UNKNOWN(Code.FAILED_PRECONDITION);

  private final Code code;

  ForecastReason(Code code) {
    this.code = code;
  }

  @Override
  public Code code() {
    return code;
  }
}
