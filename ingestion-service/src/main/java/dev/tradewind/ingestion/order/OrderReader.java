package dev.tradewind.ingestion.order;

import dev.tradewind.ingestion.history.Revisions;
import dev.tradewind.ingestion.order.domain.Order;
import dev.tradewind.ingestion.order.domain.OrderKey;
import dev.tradewind.ingestion.order.domain.OrderLine;
import dev.tradewind.ingestion.order.domain.OrderPage;
import dev.tradewind.ingestion.store.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;
import org.hibernate.reactive.mutiny.Mutiny.Session;

/** Reads orders from PostgreSQL. */
@Singleton
class OrderReader {

  private static final Revisions REVISIONS = new Revisions("ORDER");

  private final Transactions transactions;

  OrderReader(Transactions transactions) {
    this.transactions = transactions;
  }

  /** The order, where there is one. */
  Uni<Optional<Order>> byId(String orderId) {
    return transactions.read(
        session ->
            session
                .createQuery("from OrderEntity o where o.orderId = :id", OrderEntity.class)
                .setParameter("id", orderId)
                .getResultList()
                .chain(found -> withLines(session, found))
                .map(orders -> orders.stream().findFirst()));
  }

  /** The order as it was at a moment of the shop's clock, where there was one. */
  Uni<Optional<Order>> asOf(String orderId, Instant moment) {
    return transactions.read(
        session ->
            REVISIONS
                .asOf(session, List.of(orderId), moment)
                .map(
                    found ->
                        found.stream()
                            .findFirst()
                            .map(revision -> OrderRows.order(revision.content()))));
  }

  /** An order's versions that began before the moment, newest first. */
  Uni<List<Order>> revisions(String orderId, Instant before, int limit) {
    return transactions.read(
        session ->
            REVISIONS
                .before(session, orderId, before, limit)
                .map(
                    found ->
                        found.stream()
                            .map(revision -> OrderRows.order(revision.content()))
                            .toList()));
  }

  /**
   * A shopper's orders after the key, newest first.
   *
   * @param maxOrders at most so many, at least 1
   * @param maxLines the page ends before its orders have more lines than this in all; one order is
   *     given in any case
   */
  Uni<OrderPage> page(String shopperId, Optional<OrderKey> after, int maxOrders, int maxLines) {
    return transactions.read(
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
                    }));
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
