package dev.tradewind.ingestion.stock;

import dev.tradewind.ingestion.error.IngestionReason;
import dev.tradewind.ingestion.stock.domain.Movement;
import dev.tradewind.ingestion.store.KnownItems;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.Session;

/** Adds movements to stock levels, within a transaction of the caller's. */
@Singleton
class StockMovements {

  private final boolean allowBackorders;

  StockMovements(StockConfig config) {
    this.allowBackorders = config.allowBackorders();
  }

  /**
   * Counts those movements that have not counted before; answers how many.
   *
   * @param movements by id
   * @return fails with ITEM_UNKNOWN, MOVEMENT_CHANGED or STOCK_BELOW_ZERO
   */
  Uni<Integer> apply(Session session, Map<String, Movement> movements, Instant now) {
    String rows = rows(movements.values());
    Set<String> itemIds =
        movements.values().stream().map(Movement::itemId).collect(Collectors.toSet());
    return KnownItems.require(session, itemIds)
        .chain(() -> remember(session, rows, now))
        .call(() -> requireUnchanged(session, rows))
        .call(
            fresh ->
                fresh.isEmpty()
                    ? Uni.createFrom().nullItem()
                    : move(session, sums(movements, fresh), now))
        .map(List::size);
  }

  private static Uni<List<String>> remember(Session session, String rows, Instant now) {
    return session
        .createNativeQuery(StockStatements.REMEMBER, String.class)
        .setParameter("rows", rows)
        .setParameter("now", now)
        .getResultList();
  }

  private static Uni<List<String>> requireUnchanged(Session session, String rows) {
    return session
        .createNativeQuery(StockStatements.CHANGED, String.class)
        .setParameter("rows", rows)
        .getResultList()
        .invoke(
            changed -> {
              if (!changed.isEmpty()) {
                throw changed(changed.get(0));
              }
            });
  }

  private Uni<List<String>> move(Session session, Map<String, Long> sums, Instant now) {
    JsonArray rows = new JsonArray();
    sums.forEach(
        (itemId, change) ->
            rows.add(new JsonObject().put("item_id", itemId).put("change", change)));
    return session
        .createNativeQuery(StockStatements.MOVE, String.class)
        .setParameter("rows", rows.encode())
        .setParameter("now", now)
        .getResultList()
        .invoke(
            below -> {
              if (!below.isEmpty() && !allowBackorders) {
                throw new ServiceException(
                    IngestionReason.STOCK_BELOW_ZERO,
                    "item_id: "
                        + below.get(0)
                        + ": there is less on hand than the movements take (count it, or set"
                        + " tradewind.ingestion.stock.allow-backorders)");
              }
            });
  }

  private static Map<String, Long> sums(Map<String, Movement> movements, List<String> fresh) {
    Map<String, Long> sums = new TreeMap<>();
    for (String id : fresh) {
      Movement movement = movements.get(id);
      if (movement != null) {
        sums.merge(movement.itemId(), movement.change(), Long::sum);
      }
    }
    return sums;
  }

  private static String rows(Collection<Movement> movements) {
    JsonArray rows = new JsonArray();
    for (Movement movement : movements) {
      rows.add(
          new JsonObject()
              .put("movement_id", movement.movementId())
              .put("item_id", movement.itemId())
              .put("change", movement.change())
              .put("reason", movement.reason()));
    }
    return rows.encode();
  }

  static ServiceException changed(String movementId) {
    return new ServiceException(
        IngestionReason.MOVEMENT_CHANGED,
        "movement_id: "
            + movementId
            + " (expected: a new one; it was used for another item or another change)");
  }
}
