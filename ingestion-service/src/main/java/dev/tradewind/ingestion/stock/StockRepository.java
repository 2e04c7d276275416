package dev.tradewind.ingestion.stock;

import dev.tradewind.ingestion.error.IngestionReason;
import dev.tradewind.ingestion.stock.domain.StockLevel;
import dev.tradewind.ingestion.store.StoreAccess;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny.SessionFactory;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Stock levels in PostgreSQL. */
@Singleton
class StockRepository {

  private static final int NAMED = 10;

  private static final String UNKNOWN_ITEMS =
      """
      SELECT r.item_id
      FROM json_to_recordset(cast(cast(:rows AS text) AS json)) AS r (item_id text)
      WHERE NOT EXISTS (SELECT 1 FROM item AS i WHERE i.item_id = r.item_id)
      ORDER BY r.item_id COLLATE "C"
      """;

  private static final String UPSERT =
      """
      INSERT INTO stock_level (item_id, on_hand, on_order, updated_at)
      SELECT item_id, on_hand, on_order, updated_at
      FROM json_to_recordset(cast(cast(:rows AS text) AS json))
        AS r (item_id text, on_hand bigint, on_order bigint, updated_at timestamptz)
      ORDER BY item_id COLLATE "C"
      ON CONFLICT (item_id) DO UPDATE SET
        on_hand = excluded.on_hand, on_order = excluded.on_order, updated_at = excluded.updated_at
      """;

  private static final String BY_IDS =
      """
      SELECT * FROM stock_level WHERE item_id IN (
        SELECT value FROM json_array_elements_text(cast(cast(:ids AS text) AS json)))
      """;

  private final SessionFactory sessions;
  private final StoreAccess store;

  StockRepository(SessionFactory sessions, StoreAccess store) {
    this.sessions = sessions;
    this.store = store;
  }

  /**
   * Sets the levels, all or none. No item may be there twice.
   *
   * @throws ServiceException ITEM_UNKNOWN (in the Uni), naming the items
   */
  Uni<Integer> set(Collection<StockLevel> levels) {
    JsonArray rows = new JsonArray();
    levels.forEach(level -> rows.add(row(level)));
    String encoded = rows.encode();
    return store.call(
        () ->
            sessions.withStatelessTransaction(
                session -> requireKnown(session, encoded).chain(() -> upsert(session, encoded))));
  }

  /** The levels found, in no order. */
  Uni<List<StockLevel>> byIds(Collection<String> itemIds) {
    String ids = new JsonArray(List.copyOf(itemIds)).encode();
    return store.call(
        () ->
            sessions.withSession(
                session ->
                    session
                        .createNativeQuery(BY_IDS, StockLevelEntity.class)
                        .setParameter("ids", ids)
                        .getResultList()
                        .map(found -> found.stream().map(StockLevelEntity::level).toList())));
  }

  private static Uni<Void> requireKnown(StatelessSession session, String rows) {
    return session
        .createNativeQuery(UNKNOWN_ITEMS, String.class)
        .setParameter("rows", rows)
        .getResultList()
        .invoke(
            unknown -> {
              if (!unknown.isEmpty()) {
                throw unknownItems(unknown);
              }
            })
        .replaceWithVoid();
  }

  private static Uni<Integer> upsert(StatelessSession session, String rows) {
    return session.createNativeQuery(UPSERT).setParameter("rows", rows).executeUpdate();
  }

  private static ServiceException unknownItems(List<String> itemIds) {
    String named = String.join(", ", itemIds.subList(0, Math.min(NAMED, itemIds.size())));
    String more = itemIds.size() > NAMED ? " and " + (itemIds.size() - NAMED) + " more" : "";
    return new ServiceException(
        IngestionReason.ITEM_UNKNOWN,
        "item_id: " + named + more + " (expected: items of the catalogue; upsert them first)");
  }

  private static JsonObject row(StockLevel level) {
    return new JsonObject()
        .put("item_id", level.itemId())
        .put("on_hand", level.onHand())
        .put("on_order", level.onOrder())
        .put("updated_at", level.updatedAt().toString());
  }
}
