package dev.tradewind.ingestion.event.postgres;

/** The event log's SQL. */
final class Statements {

  static final String APPEND =
      "SELECT accepted_id, its_partition, its_offset FROM append_batch($1, $2, $3, $4, $5, $6, $7, $8)";

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

  static final String END_OFFSETS = "SELECT partition, end_offset FROM partition_head";

  /** One row more than asked for is looked at, to know whether there is another page. */
  static final String QUARANTINED =
      """
      SELECT t.quarantine_id, t.received_at, t.reason, t.field, t.detail, t.payload, t.looked_at
      FROM (
        SELECT s.*, count(*) OVER () AS looked_at
        FROM (
          SELECT q.*, octet_length(q.payload) AS size,
            row_number() OVER newest AS place,
            sum(octet_length(q.payload)) OVER newest AS running
          FROM quarantined_event AS q
          WHERE q.quarantine_id < $1
          WINDOW newest AS (ORDER BY q.quarantine_id DESC ROWS UNBOUNDED PRECEDING)
          ORDER BY q.quarantine_id DESC
          LIMIT $2::integer + 1) AS s) AS t
      WHERE t.place <= $2::integer AND (t.running <= $3 OR t.place = 1)
      ORDER BY t.quarantine_id DESC
      """;

  static final String QUARANTINE_SIZE = "SELECT count(*) FROM quarantined_event";

  private Statements() {}
}
