package dev.tradewind.ingestion.store;

import dev.tradewind.ingestion.error.IngestionReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny.Session;

/** Refuses what belongs to items that the catalogue does not have. */
public final class KnownItems {

  private static final int NAMED = 10;

  private static final String UNKNOWN =
      """
      SELECT DISTINCT w.id COLLATE "C" AS id
      FROM json_array_elements_text(cast(cast(:ids AS text) AS json)) AS w (id)
      WHERE NOT EXISTS (SELECT 1 FROM item AS i WHERE i.item_id = w.id AND NOT i.deleted)
      ORDER BY 1
      """;

  private KnownItems() {}

  /** Fails with ITEM_UNKNOWN, naming the items, where some are not in the catalogue. */
  public static Uni<Void> require(Session session, Collection<String> itemIds) {
    return session
        .createNativeQuery(UNKNOWN, String.class)
        .setParameter("ids", new JsonArray(List.copyOf(itemIds)).encode())
        .getResultList()
        .invoke(
            unknown -> {
              if (!unknown.isEmpty()) {
                throw unknown(unknown);
              }
            })
        .replaceWithVoid();
  }

  private static ServiceException unknown(List<String> itemIds) {
    String named = String.join(", ", itemIds.subList(0, Math.min(NAMED, itemIds.size())));
    String more = itemIds.size() > NAMED ? " and " + (itemIds.size() - NAMED) + " more" : "";
    return new ServiceException(
        IngestionReason.ITEM_UNKNOWN,
        "item_id: " + named + more + " (expected: items of the catalogue; upsert them first)");
  }
}
