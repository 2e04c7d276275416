package dev.tradewind.ingestion.catalog;

import dev.tradewind.ingestion.catalog.domain.Item;
import dev.tradewind.ingestion.store.StoredAmount;
import dev.tradewind.ingestion.store.Versions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny.Session;

/**
 * Items in PostgreSQL, within a transaction of the caller's. A thousand rows go in as one JSON
 * parameter of one statement.
 */
@Singleton
class ItemRepository {

  static final Versions VERSIONS = new Versions("item_id", "item", "item_id", "NOT t.deleted");

  /**
   * Writes the items, and puts their prices on the default list. No id may be there twice.
   *
   * @param etags by item, empty for any version
   * @return fails with ETAG_MISMATCH
   */
  Uni<Integer> upsert(Session session, Collection<Item> items, Map<String, String> etags) {
    JsonArray rows = new JsonArray();
    items.forEach(item -> rows.add(row(item)));
    String encoded = rows.encode();
    return VERSIONS
        .require(session, etags)
        .chain(
            () ->
                session
                    .createNativeQuery(ItemStatements.UPSERT, String.class)
                    .setParameter("rows", encoded)
                    .setParameter("absent", Versions.absent(etags))
                    .getResultList())
        .invoke(written -> VERSIONS.requireAdded(etags, Set.copyOf(written)))
        .call(
            () ->
                session
                    .createNativeQuery(ItemStatements.PRICE)
                    .setParameter("rows", encoded)
                    .executeUpdate())
        .map(List::size);
  }

  /** Takes an item out; answers whether it was there. */
  Uni<Boolean> delete(Session session, String itemId, Instant now) {
    return session
        .createNativeQuery(ItemStatements.DELETE, String.class)
        .setParameter("id", itemId)
        .setParameter("now", now)
        .getResultList()
        .map(deleted -> !deleted.isEmpty());
  }

  /** The items found, with the prices in force at the moment, in no order. */
  Uni<List<Item>> byIds(Session session, Collection<String> itemIds, Instant moment) {
    return session
        .createNativeQuery(ItemStatements.BY_IDS, ItemEntity.class)
        .setParameter("ids", new JsonArray(List.copyOf(itemIds)).encode())
        .setParameter("moment", moment)
        .getResultList()
        .map(ItemRepository::items);
  }

  /** The items whose ids come after the given one, by id. */
  Uni<List<Item>> after(Session session, String itemId, int limit, Instant moment) {
    return session
        .createNativeQuery(ItemStatements.AFTER, ItemEntity.class)
        .setParameter("after", itemId)
        .setParameter("limit", limit)
        .setParameter("moment", moment)
        .getResultList()
        .map(ItemRepository::items);
  }

  /** Keeps others from changing the item until the end of the transaction. */
  Uni<Void> lock(Session session, String itemId) {
    return session
        .createNativeQuery(ItemStatements.LOCK, String.class)
        .setParameter("id", itemId)
        .getResultList()
        .replaceWithVoid();
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
