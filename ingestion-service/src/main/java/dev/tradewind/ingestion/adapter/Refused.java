package dev.tradewind.ingestion.adapter;

/**
 * A sender's message cannot become an event. Says where and why, and never what was written there:
 * it may be personal.
 */
public final class Refused extends RuntimeException {

  private final String field;
  private final String reason;

  public Refused(String field, String reason, String detail) {
    super(detail, null, false, false);
    this.field = field;
    this.reason = reason;
  }

  /** Path from the sender's message, for example {@code properties.products[0].price}. */
  public String field() {
    return field;
  }

  /** Stable name. */
  public String reason() {
    return reason;
  }
}
