package dev.tradewind.ingestion.bulk.postgres;

/** The SQL of imports. */
final class ImportStatements {

  /** Answers no row where the id is taken. */
  static final String CREATE =
      """
      INSERT INTO event_import (import_id, spec, state, created_at) VALUES ($1, $2, 'PENDING', $3)
      ON CONFLICT (import_id) DO NOTHING RETURNING *
      """;

  static final String OPEN =
      "SELECT count(*) FROM event_import WHERE state IN ('PENDING', 'RUNNING')";

  static final String GET = "SELECT * FROM event_import WHERE import_id = $1";

  static final String LIST =
      "SELECT * FROM event_import WHERE creation < $1 ORDER BY creation DESC LIMIT $2";

  static final String CANCEL =
      """
      UPDATE event_import
      SET state = 'CANCELLED', finished_at = $2, owner = NULL, lease_until = NULL
      WHERE import_id = $1 AND state IN ('PENDING', 'RUNNING')
      """;

  /** Leases are measured by the database's clock: instances may disagree about the time. */
  static final String CLAIM =
      """
      UPDATE event_import
      SET state = 'RUNNING', owner = $1, lease_until = clock_timestamp() + $2::bigint * interval '1 ms',
        started_at = coalesce(started_at, $3)
      WHERE import_id = (
        SELECT import_id FROM event_import
        WHERE state = 'PENDING' OR (state = 'RUNNING' AND lease_until < clock_timestamp())
        ORDER BY creation LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING *
      """;

  static final String RENEW =
      """
      UPDATE event_import SET lease_until = clock_timestamp() + $3::bigint * interval '1 ms'
      WHERE import_id = $1 AND owner = $2 AND state = 'RUNNING'
      """;

  static final String BEGIN =
      """
      UPDATE event_import SET checksum = $3, rows_total = $4
      WHERE import_id = $1 AND owner = $2 AND state = 'RUNNING'
      """;

  /** last_row rises: a step that was written already, and is written again, counts once. */
  static final String ADVANCE =
      """
      UPDATE event_import
      SET rows_read = rows_read + CASE WHEN last_row < $3 THEN $4::bigint ELSE 0 END,
        accepted = accepted + CASE WHEN last_row < $3 THEN $5::bigint ELSE 0 END,
        duplicate = duplicate + CASE WHEN last_row < $3 THEN $6::bigint ELSE 0 END,
        quarantined = quarantined + CASE WHEN last_row < $3 THEN $7::bigint ELSE 0 END,
        unreadable = unreadable + CASE WHEN last_row < $3 THEN $8::bigint ELSE 0 END,
        unreadable_rows = CASE
          WHEN last_row < $3 AND jsonb_array_length(unreadable_rows) < 20 THEN unreadable_rows || $9::jsonb
          ELSE unreadable_rows END,
        last_row = greatest(last_row, $3::bigint)
      WHERE import_id = $1 AND owner = $2 AND state = 'RUNNING'
      """;

  static final String END =
      """
      UPDATE event_import
      SET state = $3, error = $4, finished_at = $5, owner = NULL, lease_until = NULL
      WHERE import_id = $1 AND owner = $2 AND state = 'RUNNING'
      """;

  private ImportStatements() {}
}
