package dev.tradewind.ingestion.stock;

import dev.tradewind.ingestion.stock.domain.StockLevel;
import dev.tradewind.ingestion.store.KnownItems;
import dev.tradewind.ingestion.store.Versions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.Session;

/** Stock levels in PostgreSQL, within a transaction of the caller's. */
@Singleton
class StockRepository {

  private static final Versions VERSIONS =
      new Versions("item_id", "stock_level", "item_id", "true");

  /**
   * Sets the levels. No item may be there twice.
   *
   * @param etags by item, empty for any version
   * @return fails with ITEM_UNKNOWN, naming the items, or ETAG_MISMATCH
   */
  Uni<Integer> set(Session session, Collection<StockLevel> levels, Map<String, String> etags) {
    JsonArray rows = new JsonArray();
    levels.forEach(level -> rows.add(row(level)));
    Set<String> itemIds = levels.stream().map(StockLevel::itemId).collect(Collectors.toSet());
    return KnownItems.require(session, itemIds)
        .chain(() -> VERSIONS.require(session, etags))
        .chain(
            () ->
                session
                    .createNativeQuery(StockStatements.SET, String.class)
                    .setParameter("rows", rows.encode())
                    .setParameter("absent", Versions.absent(etags))
                    .getResultList())
        .invoke(written -> VERSIONS.requireAdded(etags, Set.copyOf(written)))
        .map(List::size);
  }

  /** The levels found, in no order. */
  Uni<List<StockLevel>> byIds(Session session, Collection<String> itemIds) {
    return session
        .createNativeQuery(StockStatements.BY_IDS, StockLevelEntity.class)
        .setParameter("ids", new JsonArray(List.copyOf(itemIds)).encode())
        .getResultList()
        .map(found -> found.stream().map(StockLevelEntity::level).toList());
  }

  private static JsonObject row(StockLevel level) {
    return new JsonObject()
        .put("item_id", level.itemId())
        .put("on_hand", level.onHand())
        .put("on_order", level.onOrder())
        .put("updated_at", level.updatedAt().toString());
  }
}
