package dev.tradewind.ingestion.catalog;

/** The catalogue's SQL. */
final class ItemStatements {

  /**
   * Writes items by id, so that two such statements cannot lock each other out; each change begins
   * later than the one before, whatever the clocks of two writers say.
   */
  static final String UPSERT =
      """
      WITH changed AS (
        INSERT INTO item AS i (item_id, title, category_path, updated_at)
        SELECT item_id, title, category_path, updated_at
        FROM json_to_recordset(cast(cast(:rows AS text) AS json)) AS r (
          item_id text, title text, category_path text[], updated_at timestamptz)
        ORDER BY item_id COLLATE "C"
        ON CONFLICT (item_id) DO UPDATE SET
          title = excluded.title, category_path = excluded.category_path, deleted = false,
          version = i.version + 1,
          updated_at = greatest(excluded.updated_at, i.updated_at + interval '1 microsecond')
        WHERE i.deleted OR i.item_id NOT IN (
          SELECT value FROM json_array_elements_text(cast(cast(:absent AS text) AS json)))
        RETURNING i.*),
      recorded AS (
        INSERT INTO revision (kind, resource_id, valid_from, deleted, content)
        SELECT 'ITEM', c.item_id, c.updated_at, false, to_jsonb(c) FROM changed AS c)
      SELECT item_id FROM changed
      """;

  /**
   * Puts prices on the default list that differ from those in force. A statement of its own, as it
   * must see what was committed before the items were locked.
   */
  static final String PRICE =
      """
      INSERT INTO item_price
        (item_id, price_list, valid_from, price_currency, price_units, price_nanos)
      SELECT r.item_id, '', i.updated_at, r.price_currency, r.price_units, r.price_nanos
      FROM json_to_recordset(cast(cast(:rows AS text) AS json)) AS r (
        item_id text, price_currency text, price_units bigint, price_nanos integer)
      JOIN item AS i ON i.item_id = r.item_id
      LEFT JOIN LATERAL (
        SELECT * FROM item_price AS p
        WHERE p.item_id = i.item_id AND p.price_list = '' AND p.valid_from <= i.updated_at
        ORDER BY p.valid_from DESC
        LIMIT 1) AS f ON true
      WHERE (r.price_currency, r.price_units, r.price_nanos)
        IS DISTINCT FROM (f.price_currency, f.price_units, f.price_nanos)
      ON CONFLICT (item_id, price_list, valid_from) DO UPDATE SET
        price_currency = excluded.price_currency, price_units = excluded.price_units,
        price_nanos = excluded.price_nanos
      """;

  static final String DELETE =
      """
      WITH changed AS (
        UPDATE item AS i SET deleted = true, version = i.version + 1,
          updated_at = greatest(cast(:now AS timestamptz), i.updated_at + interval '1 microsecond')
        WHERE i.item_id = :id AND NOT i.deleted
        RETURNING i.*),
      unstocked AS (
        DELETE FROM stock_level AS s USING changed AS c WHERE s.item_id = c.item_id RETURNING s.*),
      recorded AS (
        INSERT INTO revision (kind, resource_id, valid_from, deleted, content)
        SELECT 'ITEM', c.item_id, c.updated_at, true, to_jsonb(c) FROM changed AS c
        UNION ALL
        SELECT 'STOCK', u.item_id,
          greatest(cast(:now AS timestamptz), u.updated_at + interval '1 microsecond'), true,
          to_jsonb(u)
        FROM unstocked AS u)
      SELECT item_id FROM changed
      """;

  private static final String SELECT =
      """
      SELECT i.item_id, i.title, i.category_path, i.updated_at, i.version,
        f.price_currency, f.price_units, f.price_nanos
      FROM item AS i
      LEFT JOIN LATERAL (
        SELECT * FROM item_price AS p
        WHERE p.item_id = i.item_id AND p.price_list = '' AND p.valid_from <= :moment
        ORDER BY p.valid_from DESC
        LIMIT 1) AS f ON true
      WHERE NOT i.deleted AND
      """;

  static final String BY_IDS =
      SELECT
          + """
          i.item_id IN (
            SELECT value FROM json_array_elements_text(cast(cast(:ids AS text) AS json)))
          """;

  static final String AFTER = SELECT + "i.item_id > :after ORDER BY i.item_id LIMIT :limit";

  static final String LOCK = "SELECT i.item_id FROM item AS i WHERE i.item_id = :id FOR UPDATE";

  private ItemStatements() {}
}
