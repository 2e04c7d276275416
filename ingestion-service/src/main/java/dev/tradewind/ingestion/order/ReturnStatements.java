package dev.tradewind.ingestion.order;

/** The returns' SQL. */
final class ReturnStatements {

  /** Locks the orders: what is asked about their returns stays true until the commit. */
  static final String LOCK_ORDERS =
      """
      SELECT o.order_id FROM shop_order AS o WHERE o.order_id IN (
        SELECT value FROM json_array_elements_text(cast(cast(:ids AS text) AS json)))
      ORDER BY o.order_id
      FOR UPDATE
      """;

  static final String ORDER_CHANGED =
      """
      SELECT t.return_id
      FROM json_to_recordset(cast(cast(:rows AS text) AS json)) AS r (return_id text, order_id text)
      JOIN order_return AS t ON t.return_id = r.return_id
      WHERE t.order_id <> r.order_id
      ORDER BY t.return_id
      """;

  static final String UPSERT =
      """
      INSERT INTO order_return AS t
        (return_id, order_id, status, reason, price_currency, price_units, price_nanos, updated_at)
      SELECT return_id, order_id, status, reason, price_currency, price_units, price_nanos,
        updated_at
      FROM json_to_recordset(cast(cast(:rows AS text) AS json)) AS r (
        return_id text, order_id text, status text, reason text, price_currency text,
        price_units bigint, price_nanos integer, updated_at timestamptz)
      ORDER BY return_id COLLATE "C"
      ON CONFLICT (return_id) DO UPDATE SET
        status = excluded.status, reason = excluded.reason,
        price_currency = excluded.price_currency, price_units = excluded.price_units,
        price_nanos = excluded.price_nanos, updated_at = excluded.updated_at
      WHERE t.order_id = excluded.order_id AND t.updated_at <= excluded.updated_at
      RETURNING t.return_id
      """;

  static final String DELETE_LINES =
      """
      DELETE FROM return_line WHERE return_id IN (
        SELECT value FROM json_array_elements_text(cast(cast(:ids AS text) AS json)))
      """;

  static final String INSERT_LINES =
      """
      INSERT INTO return_line (return_id, line_number, item_id, quantity)
      SELECT return_id, line_number, item_id, quantity
      FROM json_to_recordset(cast(cast(:rows AS text) AS json)) AS r (
        return_id text, line_number integer, item_id text, quantity bigint)
      """;

  /** Items of which more pieces come back than were bought. */
  static final String EXCESS =
      """
      SELECT 'order ' || b.order_id || ', item ' || b.item_id || ': '
        || b.pieces || ' (bought: ' || coalesce(l.pieces, 0) || ')'
      FROM (
        SELECT t.order_id, r.item_id, sum(r.quantity) AS pieces
        FROM order_return AS t JOIN return_line AS r ON r.return_id = t.return_id
        WHERE t.status <> 'REJECTED' AND t.order_id IN (
          SELECT value FROM json_array_elements_text(cast(cast(:ids AS text) AS json)))
        GROUP BY t.order_id, r.item_id) AS b
      LEFT JOIN LATERAL (
        SELECT sum(o.quantity) AS pieces FROM order_line AS o
        WHERE o.order_id = b.order_id AND o.item_id = b.item_id) AS l ON true
      WHERE b.pieces > coalesce(l.pieces, 0)
      ORDER BY b.order_id, b.item_id
      LIMIT 1
      """;

  /** Orders of which everything is back become RETURNED, with a version of their own. */
  static final String COMPLETE =
      """
      WITH returned AS (
        SELECT t.order_id, sum(r.quantity) AS pieces, max(t.updated_at) AS updated_at
        FROM order_return AS t JOIN return_line AS r ON r.return_id = t.return_id
        WHERE t.status IN ('RECEIVED', 'REFUNDED') AND t.order_id IN (
          SELECT value FROM json_array_elements_text(cast(cast(:ids AS text) AS json)))
        GROUP BY t.order_id),
      complete AS (
        UPDATE shop_order AS o SET status = 'RETURNED', version = o.version + 1,
          updated_at = greatest(b.updated_at, o.updated_at + interval '1 microsecond')
        FROM returned AS b
        WHERE o.order_id = b.order_id AND o.status <> 'RETURNED' AND b.pieces = (
          SELECT sum(l.quantity) FROM order_line AS l WHERE l.order_id = o.order_id)
        RETURNING o.*)
      INSERT INTO revision (kind, resource_id, valid_from, deleted, content)
      SELECT 'ORDER', c.order_id, c.updated_at, false, jsonb_build_object(
        'order', to_jsonb(c),
        'lines', (
          SELECT jsonb_agg(to_jsonb(l) ORDER BY l.line_number)
          FROM order_line AS l WHERE l.order_id = c.order_id))
      FROM complete AS c
      """;

  static final String OF_ORDER =
      """
      from ReturnEntity t where t.orderId = :id order by t.updatedAt, t.returnId
      """;

  static final String LINES =
      """
      SELECT * FROM return_line WHERE return_id IN (
        SELECT value FROM json_array_elements_text(cast(cast(:ids AS text) AS json)))
      ORDER BY return_id, line_number
      LIMIT 20000
      """;

  private ReturnStatements() {}
}
