package dev.tradewind.ingestion.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.BatchUpsertOrdersRequest;
import dev.tradewind.api.ingestion.v1.BatchUpsertReturnsRequest;
import dev.tradewind.api.ingestion.v1.GetOrderRequest;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.ListOrderRevisionsRequest;
import dev.tradewind.api.ingestion.v1.ListReturnsRequest;
import dev.tradewind.api.ingestion.v1.Order;
import dev.tradewind.api.ingestion.v1.OrderServiceGrpc;
import dev.tradewind.api.ingestion.v1.OrderServiceGrpc.OrderServiceBlockingStub;
import dev.tradewind.api.ingestion.v1.OrderStatus;
import dev.tradewind.api.ingestion.v1.Return;
import dev.tradewind.api.ingestion.v1.ReturnStatus;
import dev.tradewind.ingestion.grpc.GrpcTest;
import dev.tradewind.ingestion.store.CuttablePostgres;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class OrderHistoryTest extends GrpcTest {

  private static final Instant PLACED = Instant.parse("2026-03-01T10:00:00Z");
  private static final List<OrderStatus> COURSE =
      List.of(
          OrderStatus.ORDER_STATUS_PLACED,
          OrderStatus.ORDER_STATUS_PAID,
          OrderStatus.ORDER_STATUS_SHIPPED,
          OrderStatus.ORDER_STATUS_DELIVERED);

  private OrderServiceBlockingStub orders;

  @BeforeEach
  void stub() {
    orders = OrderServiceGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
  }

  @Test
  void theStatusAtAMomentDoesNotDependOnTheOrderInWhichVersionsCame() {
    String id = unique("order");
    List<Order> versions = new ArrayList<>();
    for (int day = 0; day < COURSE.size(); day++) {
      versions.add(order(id, day, COURSE.get(day)));
    }
    List<Order> shuffled = new ArrayList<>(versions);
    Collections.shuffle(shuffled, new Random(3));
    shuffled.forEach(this::upsert);
    for (int day = 0; day < COURSE.size(); day++) {
      Order then =
          orders
              .getOrder(
                  GetOrderRequest.newBuilder()
                      .setOrderId(id)
                      .setAsOf(timestamp(at(day).plusSeconds(60)))
                      .build())
              .getOrder();
      assertThat(then).isEqualTo(versions.get(day));
    }
    assertFails(
        Status.Code.NOT_FOUND,
        "ORDER_UNKNOWN",
        () ->
            orders.getOrder(
                GetOrderRequest.newBuilder()
                    .setOrderId(id)
                    .setAsOf(timestamp(PLACED.minusSeconds(1)))
                    .build()));
    assertThat(
            orders
                .listOrderRevisions(ListOrderRevisionsRequest.newBuilder().setOrderId(id).build())
                .getOrdersList())
        .extracting(Order::getStatus)
        .containsExactly(COURSE.get(3), COURSE.get(2), COURSE.get(1), COURSE.get(0));
  }

  @Test
  void anOrderOfAnotherVersionIsNotReplaced() {
    String id = unique("order");
    upsert(order(id, 0, COURSE.get(0)));
    String etag = get(id).getEtag();
    upsert(order(id, 1, COURSE.get(1)));
    assertFails(
        Status.Code.ABORTED,
        "ETAG_MISMATCH",
        () -> upsert(order(id, 2, COURSE.get(2)).toBuilder().setEtag(etag).build()));
    assertFails(
        Status.Code.ABORTED,
        "ETAG_MISMATCH",
        () -> upsert(order(id, 2, COURSE.get(2)).toBuilder().setEtag("0").build()));
    assertThat(get(id).getStatus()).isEqualTo(COURSE.get(1));
  }

  @Test
  void noMoreComesBackThanWasBought() {
    String id = unique("order");
    upsert(order(id, 0, COURSE.get(3)));
    give(back(unique("return"), id, ReturnStatus.RETURN_STATUS_REQUESTED, "a", 1));
    StatusRuntimeException failure =
        assertFails(
            Status.Code.FAILED_PRECONDITION,
            "RETURN_EXCEEDS_ORDER",
            () -> give(back(unique("return"), id, ReturnStatus.RETURN_STATUS_REQUESTED, "a", 2)));
    assertThat(failure.getStatus().getDescription()).contains(id).contains("item a: 3 (bought: 2)");
    assertFails(
        Status.Code.FAILED_PRECONDITION,
        "RETURN_EXCEEDS_ORDER",
        () -> give(back(unique("return"), id, ReturnStatus.RETURN_STATUS_REQUESTED, "ghost", 1)));
    give(back(unique("return"), id, ReturnStatus.RETURN_STATUS_REJECTED, "a", 2));
    assertThat(returns(id, "")).hasSize(2);
    assertFails(
        Status.Code.NOT_FOUND,
        "ORDER_UNKNOWN",
        () ->
            give(back(unique("r"), unique("ghost"), ReturnStatus.RETURN_STATUS_REQUESTED, "a", 1)));
  }

  @Test
  void anOrderOfWhichAllIsBackIsReturned() {
    String id = unique("order");
    upsert(order(id, 0, COURSE.get(3)));
    String first = unique("return");
    give(back(first, id, ReturnStatus.RETURN_STATUS_REFUNDED, "a", 2));
    assertThat(get(id).getStatus()).isEqualTo(COURSE.get(3));
    String second = unique("return");
    give(back(second, id, ReturnStatus.RETURN_STATUS_APPROVED, "b", 1));
    assertThat(get(id).getStatus()).isEqualTo(COURSE.get(3));
    give(back(second, id, ReturnStatus.RETURN_STATUS_RECEIVED, "b", 1));
    assertThat(get(id).getStatus()).isEqualTo(OrderStatus.ORDER_STATUS_RETURNED);
    assertThat(
            orders
                .listOrderRevisions(ListOrderRevisionsRequest.newBuilder().setOrderId(id).build())
                .getOrdersList())
        .extracting(Order::getStatus)
        .containsExactly(OrderStatus.ORDER_STATUS_RETURNED, COURSE.get(3));
    assertThat(returns(id, "nobody")).isEmpty();
    assertFails(
        Status.Code.FAILED_PRECONDITION,
        "RETURN_ORDER_CHANGED",
        () -> {
          String other = unique("order");
          upsert(order(other, 0, COURSE.get(3)));
          give(back(second, other, ReturnStatus.RETURN_STATUS_RECEIVED, "b", 1));
        });
  }

  private static Instant at(int day) {
    return PLACED.plusSeconds(day * 86_400L);
  }

  private static Order order(String id, int day, OrderStatus status) {
    return Order.newBuilder()
        .setOrderId(id)
        .setShopperId("shopper-" + id)
        .setStatus(status)
        .addLines(LineItem.newBuilder().setItemId("a").setQuantity(2).setUnitPrice(euros(3, 0)))
        .addLines(LineItem.newBuilder().setItemId("b").setQuantity(1))
        .setTotal(euros(7, 0))
        .setPlacedAt(timestamp(PLACED))
        .setUpdatedAt(timestamp(at(day)))
        .build();
  }

  private static Return back(
      String id, String order, ReturnStatus status, String item, long quantity) {
    return Return.newBuilder()
        .setReturnId(id)
        .setOrderId(order)
        .setStatus(status)
        .addLines(LineItem.newBuilder().setItemId(item).setQuantity(quantity))
        .setUpdatedAt(timestamp(at(10)))
        .build();
  }

  private void upsert(Order order) {
    orders.batchUpsertOrders(BatchUpsertOrdersRequest.newBuilder().addOrders(order).build());
  }

  private void give(Return back) {
    orders.batchUpsertReturns(BatchUpsertReturnsRequest.newBuilder().addReturns(back).build());
  }

  private Order get(String id) {
    return orders.getOrder(GetOrderRequest.newBuilder().setOrderId(id).build()).getOrder();
  }

  private List<Return> returns(String order, String shopper) {
    return orders
        .listReturns(
            ListReturnsRequest.newBuilder().setOrderId(order).setShopperId(shopper).build())
        .getReturnsList();
  }
}
