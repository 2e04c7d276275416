package dev.tradewind.ingestion.stock;

/** The stock's SQL. */
final class StockStatements {

  /** Writes levels by item, so that two such statements cannot lock each other out. */
  static final String SET =
      """
      WITH changed AS (
        INSERT INTO stock_level AS s (item_id, on_hand, on_order, updated_at)
        SELECT item_id, on_hand, on_order, updated_at
        FROM json_to_recordset(cast(cast(:rows AS text) AS json))
          AS r (item_id text, on_hand bigint, on_order bigint, updated_at timestamptz)
        ORDER BY item_id COLLATE "C"
        ON CONFLICT (item_id) DO UPDATE SET
          on_hand = excluded.on_hand, on_order = excluded.on_order, version = s.version + 1,
          updated_at = greatest(excluded.updated_at, s.updated_at + interval '1 microsecond')
        WHERE s.item_id NOT IN (
          SELECT value FROM json_array_elements_text(cast(cast(:absent AS text) AS json)))
        RETURNING s.*),
      recorded AS (
        INSERT INTO revision (kind, resource_id, valid_from, deleted, content)
        SELECT 'STOCK', c.item_id, c.updated_at, false, to_jsonb(c) FROM changed AS c)
      SELECT item_id FROM changed
      """;

  /** Answers the movements that are new. One that another transaction adds is waited for. */
  static final String REMEMBER =
      """
      INSERT INTO stock_movement (movement_id, item_id, change, reason, recorded_at)
      SELECT movement_id, item_id, change, reason, :now
      FROM json_to_recordset(cast(cast(:rows AS text) AS json))
        AS r (movement_id text, item_id text, change bigint, reason text)
      ORDER BY movement_id COLLATE "C"
      ON CONFLICT (movement_id) DO NOTHING
      RETURNING movement_id
      """;

  static final String CHANGED =
      """
      SELECT m.movement_id
      FROM json_to_recordset(cast(cast(:rows AS text) AS json))
        AS r (movement_id text, item_id text, change bigint, reason text)
      JOIN stock_movement AS m ON m.movement_id = r.movement_id
      WHERE (m.item_id, m.change) IS DISTINCT FROM (r.item_id, r.change)
      ORDER BY m.movement_id
      """;

  /** Adds to levels; an item without one starts at 0. */
  static final String MOVE =
      """
      WITH changed AS (
        INSERT INTO stock_level AS s (item_id, on_hand, on_order, updated_at)
        SELECT item_id, change, 0, :now
        FROM json_to_recordset(cast(cast(:rows AS text) AS json)) AS r (item_id text, change bigint)
        ORDER BY item_id COLLATE "C"
        ON CONFLICT (item_id) DO UPDATE SET
          on_hand = s.on_hand + excluded.on_hand, version = s.version + 1,
          updated_at = greatest(excluded.updated_at, s.updated_at + interval '1 microsecond')
        RETURNING s.*),
      recorded AS (
        INSERT INTO revision (kind, resource_id, valid_from, deleted, content)
        SELECT 'STOCK', c.item_id, c.updated_at, false, to_jsonb(c) FROM changed AS c)
      SELECT item_id FROM changed WHERE on_hand < 0 ORDER BY item_id
      """;

  static final String BY_IDS =
      """
      SELECT * FROM stock_level WHERE item_id IN (
        SELECT value FROM json_array_elements_text(cast(cast(:ids AS text) AS json)))
      """;

  private StockStatements() {}
}
