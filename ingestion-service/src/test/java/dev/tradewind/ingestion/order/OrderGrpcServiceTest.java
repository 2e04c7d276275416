package dev.tradewind.ingestion.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.ingestion.v1.BatchUpsertOrdersRequest;
import dev.tradewind.api.ingestion.v1.GetOrderRequest;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.ListOrdersRequest;
import dev.tradewind.api.ingestion.v1.ListOrdersResponse;
import dev.tradewind.api.ingestion.v1.Order;
import dev.tradewind.api.ingestion.v1.OrderServiceGrpc;
import dev.tradewind.api.ingestion.v1.OrderServiceGrpc.OrderServiceBlockingStub;
import dev.tradewind.api.ingestion.v1.OrderStatus;
import dev.tradewind.ingestion.grpc.GrpcTest;
import dev.tradewind.ingestion.store.CuttablePostgres;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class OrderGrpcServiceTest extends GrpcTest {

  private static final Instant PLACED = Instant.parse("2026-02-01T08:00:00.000123Z");

  private OrderServiceBlockingStub orders;

  @BeforeEach
  void stub() {
    orders = OrderServiceGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
  }

  @Test
  void anOrderIsReadBackAsItWasSent() {
    Order full =
        order(unique("order"), "anna").toBuilder()
            .addLines(line("mug", 2).toBuilder().setUnitPrice(euros(7, 500_000_000)))
            .setStatus(OrderStatus.ORDER_STATUS_SHIPPED)
            .setCarrier("Ship \"Fast\"")
            .setTrackingNumber("T-1")
            .setEstimatedDelivery(timestamp("2026-02-05T00:00:00Z"))
            .setCountryCode("DE")
            .build();
    Order bare = order(unique("order"), "anna");

    assertThat(upsert(full, bare)).isEqualTo(2);
    assertThat(get(full.getOrderId(), "")).isEqualTo(full);
    assertThat(get(bare.getOrderId(), "anna")).isEqualTo(bare);
  }

  @Test
  void ofTwoVersionsTheLaterStaysWhicheverComesLast() {
    String id = unique("order");
    Order late = version(id, 20, OrderStatus.ORDER_STATUS_SHIPPED, "mug", "cup");
    Order early = version(id, 10, OrderStatus.ORDER_STATUS_PAID, "mug");

    assertThat(upsert(late, early)).isEqualTo(1);
    assertThat(get(id, "")).isEqualTo(late);
    assertThat(upsert(early)).isZero();
    assertThat(get(id, "")).isEqualTo(late);
    assertThat(upsert(late)).isEqualTo(1);
    Order later = version(id, 30, OrderStatus.ORDER_STATUS_DELIVERED, "cup");
    assertThat(upsert(early, later)).isEqualTo(1);
    assertThat(get(id, "")).isEqualTo(later);
  }

  @Test
  void anOrderNeverChangesHands() {
    String id = unique("order");
    String other = unique("order");
    upsert(order(id, "anna"));

    assertFails(
        Status.Code.FAILED_PRECONDITION,
        "ORDER_SHOPPER_CHANGED",
        () -> upsert(order(other, "bob"), order(id, "bob")));
    assertFails(Status.Code.NOT_FOUND, "ORDER_UNKNOWN", () -> get(other, ""));
    assertFails(
        Status.Code.FAILED_PRECONDITION,
        "ORDER_SHOPPER_CHANGED",
        () -> upsert(order(other, "anna"), order(other, "bob")));
    assertThat(get(id, "").getShopperId()).isEqualTo("anna");
  }

  @Test
  void anothersOrderLooksAsIfItDidNotExist() {
    String id = unique("order");
    upsert(order(id, "anna"));

    StatusRuntimeException anothers =
        assertFails(Status.Code.NOT_FOUND, "ORDER_UNKNOWN", () -> get(id, "bob"));
    StatusRuntimeException nobodys =
        assertFails(Status.Code.NOT_FOUND, "ORDER_UNKNOWN", () -> get("no-order", "bob"));
    assertThat(anothers.getStatus().getDescription())
        .isEqualTo(nobodys.getStatus().getDescription().replace("no-order", id));
  }

  @Test
  void listsAShoppersOrdersNewestFirst() {
    String shopper = unique("shopper");
    List<Order> sent =
        IntStream.range(0, 9)
            .mapToObj(
                i ->
                    order(unique("order"), shopper).toBuilder()
                        .setPlacedAt(timestamp(PLACED.plusSeconds(i / 3)))
                        .build())
            .toList();
    upsert(sent.toArray(Order[]::new));
    upsert(order(unique("order"), "somebody-else"));

    List<Order> listed = new ArrayList<>();
    String token = "";
    do {
      ListOrdersResponse page = list(shopper, 2, token);
      assertThat(page.getOrdersCount()).isLessThanOrEqualTo(2);
      page.getOrdersList().forEach(order -> listed.add(order.toBuilder().clearEtag().build()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(listed).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(listed).extracting(order -> -order.getPlacedAt().getSeconds()).isSorted();
    assertThat(list(unique("nobody"), 0, "").getOrdersList()).isEmpty();
  }

  @Test
  void anotherShoppersPageTokenIsRefused() {
    String shopper = unique("shopper");
    upsert(order(unique("order"), shopper), order(unique("order"), shopper));
    String token = list(shopper, 1, "").getNextPageToken();

    assertFails(Status.Code.INVALID_ARGUMENT, "PAGE_TOKEN_INVALID", () -> list("bob", 1, token));
    String forged =
        dev.tradewind.kit.paging.PageToken.after("ListOrders/" + shopper, "yesterday order");
    assertFails(Status.Code.INVALID_ARGUMENT, "PAGE_TOKEN_INVALID", () -> list(shopper, 1, forged));
  }

  @Test
  void aPageOfLargeOrdersEndsEarly() {
    String shopper = unique("shopper");
    List<LineItem> lines = IntStream.range(0, 2000).mapToObj(i -> line("item-" + i, 1)).toList();
    for (int batch = 0; batch < 12; batch++) {
      upsert(order(unique("order"), shopper).toBuilder().clearLines().addAllLines(lines).build());
    }

    ListOrdersResponse page = list(shopper, 500, "");
    assertThat(page.getOrdersCount()).isEqualTo(10);
    ListOrdersResponse rest = list(shopper, 500, page.getNextPageToken());
    assertThat(rest.getOrdersCount()).isEqualTo(2);
    assertThat(rest.getOrders(1).getLinesList()).isEqualTo(lines);
    assertThat(rest.getNextPageToken()).isEmpty();
  }

  @Test
  void aWrongFieldIsNamed() {
    Order noStatus =
        order(unique("order"), "anna").toBuilder()
            .setStatus(OrderStatus.ORDER_STATUS_UNSPECIFIED)
            .build();
    StatusRuntimeException failure =
        assertFails(
            Status.Code.INVALID_ARGUMENT,
            "FIELD_INVALID",
            () -> upsert(order(unique("order"), "anna"), noStatus));
    assertThat(fields(failure)).containsExactly("orders[1].status");

    Order noTime =
        order(unique("order"), "anna").toBuilder()
            .setPlacedAt(Timestamp.newBuilder().setNanos(-1))
            .build();
    failure = assertFails(Status.Code.INVALID_ARGUMENT, "FIELD_INVALID", () -> upsert(noTime));
    assertThat(fields(failure)).containsExactly("orders[0].placed_at");
  }

  private int upsert(Order... batch) {
    return orders
        .batchUpsertOrders(
            BatchUpsertOrdersRequest.newBuilder().addAllOrders(Arrays.asList(batch)).build())
        .getUpserted();
  }

  /** As it was sent: without what names its version. */
  private Order get(String id, String shopper) {
    return orders
        .getOrder(GetOrderRequest.newBuilder().setOrderId(id).setShopperId(shopper).build())
        .getOrder()
        .toBuilder()
        .clearEtag()
        .build();
  }

  private ListOrdersResponse list(String shopper, int size, String token) {
    return orders.listOrders(
        ListOrdersRequest.newBuilder()
            .setShopperId(shopper)
            .setPageSize(size)
            .setPageToken(token)
            .build());
  }

  private static Order version(String id, int second, OrderStatus status, String... items) {
    Order.Builder order =
        order(id, "anna").toBuilder()
            .clearLines()
            .setStatus(status)
            .setUpdatedAt(timestamp(PLACED.plusSeconds(second)));
    Arrays.stream(items).forEach(item -> order.addLines(line(item, 1)));
    return order.build();
  }

  private static Order order(String id, String shopper) {
    return Order.newBuilder()
        .setOrderId(id)
        .setShopperId(shopper)
        .setStatus(OrderStatus.ORDER_STATUS_PAID)
        .addLines(line("item-1", 3))
        .setTotal(euros(22, 500_000_000))
        .setPlacedAt(timestamp(PLACED))
        .setUpdatedAt(timestamp(PLACED))
        .build();
  }

  private static LineItem line(String item, int quantity) {
    return LineItem.newBuilder().setItemId(item).setQuantity(quantity).build();
  }
}
