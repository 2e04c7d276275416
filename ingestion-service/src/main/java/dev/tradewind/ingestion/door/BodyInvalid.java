package dev.tradewind.ingestion.door;

/** A body that cannot be read. */
final class BodyInvalid extends RuntimeException {

  private final String field;

  BodyInvalid(String field, String detail) {
    super(detail, null, false, false);
    this.field = field;
  }

  String field() {
    return field;
  }
}
