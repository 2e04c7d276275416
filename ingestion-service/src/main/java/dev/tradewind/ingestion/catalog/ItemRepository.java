package dev.tradewind.ingestion.catalog;

import dev.tradewind.ingestion.catalog.domain.Item;
import dev.tradewind.ingestion.store.StoreAccess;
import dev.tradewind.ingestion.store.StoredAmount;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny.SessionFactory;

/**
 * Items in PostgreSQL. A thousand rows go in as one JSON parameter of one statement; they go in by
 * id, so that two such statements cannot lock each other out.
 */
@Singleton
class ItemRepository {

  private static final String UPSERT =
      """
      INSERT INTO item
        (item_id, title, category_path, price_currency, price_units, price_nanos, updated_at)
      SELECT item_id, title, category_path, price_currency, price_units, price_nanos, updated_at
      FROM json_to_recordset(cast(cast(:rows AS text) AS json)) AS r (
        item_id text, title text, category_path text[],
        price_currency text, price_units bigint, price_nanos integer, updated_at timestamptz)
      ORDER BY item_id COLLATE "C"
      ON CONFLICT (item_id) DO UPDATE SET
        title = excluded.title, category_path = excluded.category_path,
        price_currency = excluded.price_currency, price_units = excluded.price_units,
        price_nanos = excluded.price_nanos, updated_at = excluded.updated_at
      """;

  private static final String BY_IDS =
      """
      SELECT * FROM item WHERE item_id IN (
        SELECT value FROM json_array_elements_text(cast(cast(:ids AS text) AS json)))
      """;

  private final SessionFactory sessions;
  private final StoreAccess store;

  ItemRepository(SessionFactory sessions, StoreAccess store) {
    this.sessions = sessions;
    this.store = store;
  }

  /** Writes the items, all or none. No id may be there twice. */
  Uni<Integer> upsert(Collection<Item> items) {
    JsonArray rows = new JsonArray();
    items.forEach(item -> rows.add(row(item)));
    return store.call(
        () ->
            sessions.withStatelessTransaction(
                session ->
                    session
                        .createNativeQuery(UPSERT)
                        .setParameter("rows", rows.encode())
                        .executeUpdate()));
  }

  /** The items found, in no order. */
  Uni<List<Item>> byIds(Collection<String> itemIds) {
    String ids = new JsonArray(List.copyOf(itemIds)).encode();
    return store.call(
        () ->
            sessions.withSession(
                session ->
                    session
                        .createNativeQuery(BY_IDS, ItemEntity.class)
                        .setParameter("ids", ids)
                        .getResultList()
                        .map(ItemRepository::items)));
  }

  /** The items whose ids come after the given one, by id. */
  Uni<List<Item>> after(String itemId, int limit) {
    return store.call(
        () ->
            sessions.withSession(
                session ->
                    session
                        .createQuery(
                            "from ItemEntity i where i.itemId > :after order by i.itemId",
                            ItemEntity.class)
                        .setParameter("after", itemId)
                        .setMaxResults(limit)
                        .getResultList()
                        .map(ItemRepository::items)));
  }

  private static List<Item> items(List<ItemEntity> entities) {
    return entities.stream().map(ItemEntity::item).toList();
  }

  private static JsonObject row(Item item) {
    JsonObject row =
        new JsonObject()
            .put("item_id", item.itemId())
            .put("title", item.title())
            .put("category_path", new JsonArray(item.categoryPath()))
            .put("updated_at", item.updatedAt().toString());
    return StoredAmount.put(row, item.price());
  }
}
