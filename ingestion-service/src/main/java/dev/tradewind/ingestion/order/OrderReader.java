package dev.tradewind.ingestion.order;

import dev.tradewind.ingestion.order.domain.Order;
import dev.tradewind.ingestion.order.domain.OrderKey;
import dev.tradewind.ingestion.order.domain.OrderLine;
import dev.tradewind.ingestion.order.domain.OrderPage;
import dev.tradewind.ingestion.store.StoreAccess;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.hibernate.reactive.mutiny.Mutiny.SessionFactory;

/** Reads orders from PostgreSQL. */
@Singleton
class OrderReader {

  private final SessionFactory sessions;
  private final StoreAccess store;

  OrderReader(SessionFactory sessions, StoreAccess store) {
    this.sessions = sessions;
    this.store = store;
  }

  /** The order, where there is one. */
  Uni<Optional<Order>> byId(String orderId) {
    return store.call(
        () ->
            sessions.withSession(
                session ->
                    session
                        .createQuery("from OrderEntity o where o.orderId = :id", OrderEntity.class)
                        .setParameter("id", orderId)
                        .getResultList()
                        .chain(found -> withLines(session, found))
                        .map(orders -> orders.stream().findFirst())));
  }

  /**
   * A shopper's orders after the key, newest first.
   *
   * @param maxOrders at most so many, at least 1
   * @param maxLines the page ends before its orders have more lines than this in all; one order is
   *     given in any case
   */
  Uni<OrderPage> page(String shopperId, Optional<OrderKey> after, int maxOrders, int maxLines) {
    return store.call(
        () ->
            sessions.withSession(
                session ->
                    query(session, shopperId, after)
                        .setMaxResults(maxOrders + 1)
                        .getResultList()
                        .chain(
                            found -> {
                              List<Integer> sizes = found.stream().map(o -> o.lineCount).toList();
                              int fitting = OrderPage.fitting(sizes, maxOrders, maxLines);
                              boolean more = fitting < found.size();
                              return withLines(session, found.subList(0, fitting))
                                  .map(orders -> new OrderPage(orders, more));
                            })));
  }

  private static SelectionQuery<OrderEntity> query(
      Session session, String shopperId, Optional<OrderKey> after) {
    if (after.isEmpty()) {
      return session
          .createQuery(OrderStatements.FIRST_PAGE, OrderEntity.class)
          .setParameter("shopperId", shopperId);
    }
    return session
        .createQuery(OrderStatements.NEXT_PAGE, OrderEntity.class)
        .setParameter("shopperId", shopperId)
        .setParameter("placedAt", after.get().placedAt())
        .setParameter("orderId", after.get().orderId());
  }

  private static Uni<List<Order>> withLines(Session session, List<OrderEntity> orders) {
    if (orders.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    String ids = OrderRows.ids(orders.stream().map(order -> order.orderId).toList());
    return session
        .createNativeQuery(OrderStatements.LINES, OrderLineEntity.class)
        .setParameter("ids", ids)
        .getResultList()
        .map(
            lines -> {
              Map<String, List<OrderLine>> byOrder =
                  lines.stream()
                      .collect(
                          Collectors.groupingBy(
                              line -> line.orderId,
                              Collectors.mapping(OrderLineEntity::line, Collectors.toList())));
              return orders.stream()
                  .map(order -> order.order(byOrder.getOrDefault(order.orderId, List.of())))
                  .toList();
            });
  }
}
