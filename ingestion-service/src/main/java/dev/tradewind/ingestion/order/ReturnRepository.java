package dev.tradewind.ingestion.order;

import dev.tradewind.ingestion.error.IngestionReason;
import dev.tradewind.ingestion.order.domain.OrderLine;
import dev.tradewind.ingestion.order.domain.OrderReturn;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.Session;

/** Returns in PostgreSQL, within a transaction of the caller's. */
@Singleton
class ReturnRepository {

  private static final int MAX_RETURNS = 100;

  /**
   * Writes the returns that are new or newer than what is there; answers how many. No id may be
   * there twice.
   *
   * @return fails with ORDER_UNKNOWN, RETURN_ORDER_CHANGED or RETURN_EXCEEDS_ORDER
   */
  Uni<Integer> upsert(Session session, Collection<OrderReturn> returns) {
    Set<String> orders =
        returns.stream().map(OrderReturn::orderId).collect(Collectors.toCollection(TreeSet::new));
    String orderIds = OrderRows.ids(orders);
    String rows = ReturnRows.returns(returns);
    return lock(session, orders, orderIds)
        .chain(
            () ->
                refuseAny(
                    session
                        .createNativeQuery(ReturnStatements.ORDER_CHANGED, String.class)
                        .setParameter("rows", rows)
                        .getResultList(),
                    IngestionReason.RETURN_ORDER_CHANGED,
                    "order_id of return %s: another order's already (use another return_id)"))
        .chain(
            () ->
                session
                    .createNativeQuery(ReturnStatements.UPSERT, String.class)
                    .setParameter("rows", rows)
                    .getResultList())
        .call(written -> writeLines(session, returns, Set.copyOf(written)))
        .call(
            () ->
                refuseAny(
                    session
                        .createNativeQuery(ReturnStatements.EXCESS, String.class)
                        .setParameter("ids", orderIds)
                        .getResultList(),
                    IngestionReason.RETURN_EXCEEDS_ORDER,
                    "%s: more would come back than was bought"))
        .call(
            () ->
                session
                    .createNativeQuery(ReturnStatements.COMPLETE)
                    .setParameter("ids", orderIds)
                    .executeUpdate())
        .map(List::size);
  }

  /** An order's returns, oldest first. */
  Uni<List<OrderReturn>> ofOrder(Session session, String orderId) {
    return session
        .createQuery(ReturnStatements.OF_ORDER, ReturnEntity.class)
        .setParameter("id", orderId)
        .setMaxResults(MAX_RETURNS)
        .getResultList()
        .chain(found -> withLines(session, found));
  }

  private static Uni<Void> lock(Session session, Set<String> orders, String orderIds) {
    return session
        .createNativeQuery(ReturnStatements.LOCK_ORDERS, String.class)
        .setParameter("ids", orderIds)
        .getResultList()
        .invoke(
            found ->
                orders.stream()
                    .filter(id -> !found.contains(id))
                    .findFirst()
                    .ifPresent(
                        id -> {
                          throw new ServiceException(
                              IngestionReason.ORDER_UNKNOWN,
                              "order_id: " + id + " (expected: an order; upsert it first)");
                        }))
        .replaceWithVoid();
  }

  private static Uni<Void> refuseAny(
      Uni<List<String>> found, IngestionReason reason, String message) {
    return found
        .invoke(
            what -> {
              if (!what.isEmpty()) {
                throw new ServiceException(reason, message.formatted(what.get(0)));
              }
            })
        .replaceWithVoid();
  }

  private static Uni<Integer> writeLines(
      Session session, Collection<OrderReturn> returns, Set<String> written) {
    return session
        .createNativeQuery(ReturnStatements.DELETE_LINES)
        .setParameter("ids", OrderRows.ids(written))
        .executeUpdate()
        .chain(
            () ->
                session
                    .createNativeQuery(ReturnStatements.INSERT_LINES)
                    .setParameter("rows", ReturnRows.lines(returns, written))
                    .executeUpdate());
  }

  private static Uni<List<OrderReturn>> withLines(Session session, List<ReturnEntity> found) {
    String ids = OrderRows.ids(found.stream().map(entity -> entity.returnId).toList());
    return session
        .createNativeQuery(ReturnStatements.LINES, ReturnLineEntity.class)
        .setParameter("ids", ids)
        .getResultList()
        .map(
            lines -> {
              Map<String, List<OrderLine>> byReturn =
                  lines.stream()
                      .collect(
                          Collectors.groupingBy(
                              line -> line.returnId,
                              Collectors.mapping(ReturnLineEntity::line, Collectors.toList())));
              return found.stream()
                  .map(
                      entity ->
                          entity.orderReturn(byReturn.getOrDefault(entity.returnId, List.of())))
                  .toList();
            });
  }
}
