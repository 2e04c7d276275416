package dev.tradewind.ingestion.event.postgres;

/** The event log's SQL. */
final class Statements {

  static final String APPEND =
      "SELECT accepted_id, its_partition, its_offset FROM append_batch($1, $2, $3, $4)";

  /**
   * The head and the entries of one moment. Always at least one row, with nulls where there are no
   * entries. The running sum of sizes ends the slice; sizes are read without the payloads.
   */
  static final String READ =
      """
      SELECT h.end_offset, e.event_offset, e.received_at, e.payload
      FROM partition_head AS h
      LEFT JOIN LATERAL (
        SELECT s.event_offset, s.received_at, s.payload
        FROM (
          SELECT l.event_offset, l.received_at, l.payload,
            sum(octet_length(l.payload)) OVER (ORDER BY l.event_offset ROWS UNBOUNDED PRECEDING) AS running
          FROM event_log AS l
          WHERE l.partition = $1 AND l.event_offset >= $2
          ORDER BY l.event_offset
          LIMIT $3) AS s
        WHERE s.running <= $4 OR s.event_offset = $2) AS e ON true
      WHERE h.partition = $1
      ORDER BY e.event_offset
      """;

  static final String EXTENTS = "SELECT partition, end_offset FROM partition_head";

  private Statements() {}
}
