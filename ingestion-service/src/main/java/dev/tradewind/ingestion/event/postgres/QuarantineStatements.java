package dev.tradewind.ingestion.event.postgres;

/** The quarantine's SQL. */
final class QuarantineStatements {

  /** In one order, so that two senders of the same bytes wait for each other in one direction. */
  static final String KEEP =
      """
      INSERT INTO quarantined_event (received_at, reason, field, detail, payload)
      SELECT $1, r.reason, r.field, r.detail, r.payload
      FROM unnest($2::text[], $3::text[], $4::text[], $5::bytea[])
        AS r (reason, field, detail, payload)
      ORDER BY sha256(r.payload)
      ON CONFLICT (fingerprint) DO NOTHING
      """;

  /** One row more than asked for is looked at, to know whether there is another page. */
  static final String PAGE =
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

  static final String SIZE = "SELECT count(*) FROM quarantined_event";

  static final String FIND =
      """
      SELECT q.quarantine_id, q.received_at, q.reason, q.field, q.detail, q.payload
      FROM quarantined_event AS q
      WHERE q.quarantine_id = ANY ($1)
      ORDER BY q.quarantine_id
      """;

  static final String RESTATE =
      "UPDATE quarantined_event SET reason = $2, field = $3, detail = $4 WHERE quarantine_id = $1";

  static final String REMOVE = "DELETE FROM quarantined_event WHERE quarantine_id = ANY ($1)";

  private QuarantineStatements() {}
}
