package dev.tradewind.ingestion.order;

import dev.tradewind.ingestion.error.IngestionReason;
import dev.tradewind.ingestion.order.domain.Order;
import dev.tradewind.ingestion.order.domain.OrderVersions;
import dev.tradewind.ingestion.store.Versions;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny.Session;

/**
 * Writes orders to PostgreSQL, within a transaction of the caller's: five statements, however many
 * orders.
 */
@Singleton
class OrderWriter {

  private static final Versions VERSIONS =
      new Versions("order_id", "shop_order", "order_id", "true");

  /**
   * Writes the orders that are new or newer than what is there; answers how many. All versions go
   * into the history.
   *
   * @param etags by order, empty for any version
   * @return fails with ORDER_SHOPPER_CHANGED or ETAG_MISMATCH, naming the order
   */
  Uni<Integer> upsert(Session session, List<Order> batch, Map<String, String> etags) {
    OrderVersions versions = OrderVersions.of(batch);
    if (!versions.changedHands().isEmpty()) {
      throw changedHands(versions.changedHands());
    }
    String rows = OrderRows.orders(versions.latest());
    return VERSIONS
        .require(session, etags)
        .chain(() -> writeOrders(session, rows, etags))
        .call(() -> requireSameHands(session, rows))
        .invoke(written -> VERSIONS.requireAdded(etags, written))
        .call(written -> writeLines(session, versions.latest(), written))
        .call(() -> record(session, batch))
        .map(Set::size);
  }

  private static Uni<Set<String>> writeOrders(
      Session session, String rows, Map<String, String> etags) {
    return session
        .createNativeQuery(OrderStatements.UPSERT, String.class)
        .setParameter("rows", rows)
        .setParameter("absent", Versions.absent(etags))
        .getResultList()
        .map(Set::copyOf);
  }

  private static Uni<List<String>> requireSameHands(Session session, String rows) {
    return session
        .createNativeQuery(OrderStatements.CHANGED_HANDS, String.class)
        .setParameter("rows", rows)
        .getResultList()
        .invoke(
            orderIds -> {
              if (!orderIds.isEmpty()) {
                throw changedHands(orderIds);
              }
            });
  }

  private static Uni<Integer> writeLines(Session session, List<Order> orders, Set<String> written) {
    if (written.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    return session
        .createNativeQuery(OrderStatements.DELETE_LINES)
        .setParameter("ids", OrderRows.ids(written))
        .executeUpdate()
        .chain(
            () ->
                session
                    .createNativeQuery(OrderStatements.INSERT_LINES)
                    .setParameter("rows", OrderRows.lines(orders, written))
                    .executeUpdate());
  }

  private static Uni<Integer> record(Session session, List<Order> batch) {
    Map<List<Object>, Order> versions = new LinkedHashMap<>();
    batch.forEach(order -> versions.put(List.of(order.orderId(), order.updatedAt()), order));
    return session
        .createNativeQuery(OrderStatements.RECORD)
        .setParameter("rows", OrderRows.revisions(versions.values()))
        .executeUpdate();
  }

  private static ServiceException changedHands(List<String> orderIds) {
    return new ServiceException(
        IngestionReason.ORDER_SHOPPER_CHANGED,
        "shopper_id of order "
            + orderIds.get(0)
            + ": another shopper's already (an order never changes hands; use another order_id)");
  }
}
