package dev.tradewind.ingestion.order;

/** The orders' SQL. */
final class OrderStatements {

  /**
   * Writes the orders that are new or newer, and answers their ids. An order that is there is
   * locked even where it is not written, so what is asked next about it stays true until the
   * commit. By id, so that two such statements cannot lock each other out.
   */
  static final String UPSERT =
      """
      WITH written AS (
        INSERT INTO shop_order AS o
          (order_id, shopper_id, status, line_count, total_currency, total_units, total_nanos,
           placed_at, updated_at, carrier, tracking_number, estimated_delivery, country_code)
        SELECT order_id, shopper_id, status, line_count, total_currency, total_units, total_nanos,
          placed_at, updated_at, carrier, tracking_number, estimated_delivery, country_code
        FROM json_to_recordset(cast(cast(:rows AS text) AS json)) AS r (
          order_id text, shopper_id text, status text, line_count integer,
          total_currency text, total_units bigint, total_nanos integer,
          placed_at timestamptz, updated_at timestamptz, carrier text, tracking_number text,
          estimated_delivery timestamptz, country_code text)
        ORDER BY order_id COLLATE "C"
        ON CONFLICT (order_id) DO UPDATE SET
          status = excluded.status, line_count = excluded.line_count,
          total_currency = excluded.total_currency, total_units = excluded.total_units,
          total_nanos = excluded.total_nanos, placed_at = excluded.placed_at,
          updated_at = excluded.updated_at, carrier = excluded.carrier,
          tracking_number = excluded.tracking_number,
          estimated_delivery = excluded.estimated_delivery, country_code = excluded.country_code,
          version = o.version + 1
        WHERE o.shopper_id = excluded.shopper_id AND o.updated_at <= excluded.updated_at
          AND o.order_id NOT IN (
            SELECT value FROM json_array_elements_text(cast(cast(:absent AS text) AS json)))
        RETURNING o.order_id)
      SELECT order_id FROM written
      """;

  /** Of two versions of one moment the one that came last stays. */
  static final String RECORD =
      """
      INSERT INTO revision (kind, resource_id, valid_from, deleted, content)
      SELECT 'ORDER', r.order_id, r.updated_at, false, r.content
      FROM json_to_recordset(cast(cast(:rows AS text) AS json))
        AS r (order_id text, updated_at timestamptz, content jsonb)
      ORDER BY r.order_id COLLATE "C", r.updated_at
      ON CONFLICT (kind, resource_id, valid_from) DO UPDATE SET content = excluded.content
      """;

  static final String CHANGED_HANDS =
      """
      SELECT o.order_id
      FROM json_to_recordset(cast(cast(:rows AS text) AS json)) AS r (order_id text, shopper_id text)
      JOIN shop_order AS o ON o.order_id = r.order_id
      WHERE o.shopper_id <> r.shopper_id
      ORDER BY o.order_id
      """;

  static final String DELETE_LINES =
      """
      DELETE FROM order_line WHERE order_id IN (
        SELECT value FROM json_array_elements_text(cast(cast(:ids AS text) AS json)))
      """;

  static final String INSERT_LINES =
      """
      INSERT INTO order_line
        (order_id, line_number, item_id, quantity, price_currency, price_units, price_nanos)
      SELECT order_id, line_number, item_id, quantity, price_currency, price_units, price_nanos
      FROM json_to_recordset(cast(cast(:rows AS text) AS json)) AS r (
        order_id text, line_number integer, item_id text, quantity bigint,
        price_currency text, price_units bigint, price_nanos integer)
      """;

  static final String LINES =
      """
      SELECT * FROM order_line WHERE order_id IN (
        SELECT value FROM json_array_elements_text(cast(cast(:ids AS text) AS json)))
      ORDER BY order_id, line_number
      """;

  static final String FIRST_PAGE =
      "from OrderEntity o where o.shopperId = :shopperId order by o.placedAt desc, o.orderId";

  static final String NEXT_PAGE =
      """
      from OrderEntity o
      where o.shopperId = :shopperId
        and (o.placedAt < :placedAt or (o.placedAt = :placedAt and o.orderId > :orderId))
      order by o.placedAt desc, o.orderId
      """;

  private OrderStatements() {}
}
