package dev.tradewind.ingestion.event.postgres;

/** The event log's SQL. The thinking is in the functions: see db/migration. */
final class Statements {

  static final String APPEND =
      "SELECT its_partition, its_end, its_places FROM append_batch($1, $2, $3, $4)";

  static final String MAKE_DAY = "SELECT make_log_day($1)";

  static final String READ =
      """
      SELECT its_begin, its_end, its_day, gone, its_offset, its_received_at, its_payload
      FROM read_log($1, $2, $3, $4)
      """;

  static final String EXTENTS = "SELECT partition, begin_offset, end_offset FROM partition_head";

  private Statements() {}
}
