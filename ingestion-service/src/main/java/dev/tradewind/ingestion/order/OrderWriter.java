package dev.tradewind.ingestion.order;

import dev.tradewind.ingestion.error.IngestionReason;
import dev.tradewind.ingestion.order.domain.Order;
import dev.tradewind.ingestion.order.domain.OrderVersions;
import dev.tradewind.ingestion.store.StoreAccess;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny.SessionFactory;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Writes orders to PostgreSQL: four statements, however many orders. */
@Singleton
class OrderWriter {

  private final SessionFactory sessions;
  private final StoreAccess store;

  OrderWriter(SessionFactory sessions, StoreAccess store) {
    this.sessions = sessions;
    this.store = store;
  }

  /**
   * Writes the orders that are new or newer than what is there, all or none; answers how many.
   *
   * @throws ServiceException ORDER_SHOPPER_CHANGED (in the Uni), naming the orders
   */
  Uni<Integer> upsert(List<Order> batch) {
    OrderVersions versions = OrderVersions.of(batch);
    if (!versions.changedHands().isEmpty()) {
      throw changedHands(versions.changedHands());
    }
    String rows = OrderRows.orders(versions.latest());
    return store.call(
        () ->
            sessions.withStatelessTransaction(
                session ->
                    writeOrders(session, rows)
                        .call(() -> requireSameHands(session, rows))
                        .call(written -> writeLines(session, versions.latest(), written))
                        .map(Set::size)));
  }

  private static Uni<Set<String>> writeOrders(StatelessSession session, String rows) {
    return session
        .createNativeQuery(OrderStatements.UPSERT, String.class)
        .setParameter("rows", rows)
        .getResultList()
        .map(Set::copyOf);
  }

  private static Uni<List<String>> requireSameHands(StatelessSession session, String rows) {
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

  private static Uni<Integer> writeLines(
      StatelessSession session, List<Order> orders, Set<String> written) {
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

  private static ServiceException changedHands(List<String> orderIds) {
    return new ServiceException(
        IngestionReason.ORDER_SHOPPER_CHANGED,
        "shopper_id of order "
            + orderIds.get(0)
            + ": another shopper's already (an order never changes hands; use another order_id)");
  }
}
