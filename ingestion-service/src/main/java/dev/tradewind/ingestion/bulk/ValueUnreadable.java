package dev.tradewind.ingestion.bulk;

/** A value of a row cannot become a field. The message does not hold the value. */
final class ValueUnreadable extends RuntimeException {

  private final String field;

  ValueUnreadable(String field, String detail) {
    super(detail, null, false, false);
    this.field = field;
  }

  String field() {
    return field;
  }
}
