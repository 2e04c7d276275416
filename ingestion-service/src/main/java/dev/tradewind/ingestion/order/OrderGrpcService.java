package dev.tradewind.ingestion.order;

import dev.tradewind.api.ingestion.v1.BatchUpsertOrdersRequest;
import dev.tradewind.api.ingestion.v1.BatchUpsertOrdersResponse;
import dev.tradewind.api.ingestion.v1.GetOrderRequest;
import dev.tradewind.api.ingestion.v1.GetOrderResponse;
import dev.tradewind.api.ingestion.v1.ListOrdersRequest;
import dev.tradewind.api.ingestion.v1.ListOrdersResponse;
import dev.tradewind.api.ingestion.v1.OrderService;
import dev.tradewind.ingestion.error.IngestionReason;
import dev.tradewind.ingestion.order.domain.Order;
import dev.tradewind.ingestion.order.domain.OrderKey;
import dev.tradewind.ingestion.order.domain.OrderPage;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.kit.paging.PageToken;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The gRPC edge of the orders. */
@GrpcService
class OrderGrpcService implements OrderService {

  private static final int DEFAULT_PAGE_SIZE = 20;

  /** About 2 MiB of lines. A page that would hold more ends early. */
  private static final int MAX_LINES_PER_PAGE = 20_000;

  private final OrderWriter writer;
  private final OrderReader reader;

  OrderGrpcService(OrderWriter writer, OrderReader reader) {
    this.writer = writer;
    this.reader = reader;
  }

  @Override
  public Uni<BatchUpsertOrdersResponse> batchUpsertOrders(BatchUpsertOrdersRequest request) {
    List<Order> orders = new ArrayList<>(request.getOrdersCount());
    for (int i = 0; i < request.getOrdersCount(); i++) {
      orders.add(OrderMessages.order(request.getOrders(i), "orders[" + i + "]"));
    }
    return writer
        .upsert(orders)
        .map(written -> BatchUpsertOrdersResponse.newBuilder().setUpserted(written).build());
  }

  @Override
  public Uni<GetOrderResponse> getOrder(GetOrderRequest request) {
    return reader
        .byId(request.getOrderId())
        .map(found -> found.filter(order -> isVisibleTo(request.getShopperId(), order)))
        .map(
            found ->
                GetOrderResponse.newBuilder()
                    .setOrder(OrderMessages.message(found.orElseThrow(() -> unknown(request))))
                    .build());
  }

  @Override
  public Uni<ListOrdersResponse> listOrders(ListOrdersRequest request) {
    String scope = "ListOrders/" + request.getShopperId();
    Optional<OrderKey> after =
        PageToken.lastKey(scope, request.getPageToken()).map(OrderGrpcService::key);
    int size = request.getPageSize() == 0 ? DEFAULT_PAGE_SIZE : request.getPageSize();
    return reader
        .page(request.getShopperId(), after, size, MAX_LINES_PER_PAGE)
        .map(page -> response(page, scope));
  }

  /** The shop itself, asking for no shopper, sees all. */
  private static boolean isVisibleTo(String shopperId, Order order) {
    return shopperId.isEmpty() || shopperId.equals(order.shopperId());
  }

  /** The same words whether the order does not exist or is another's. */
  private static ServiceException unknown(GetOrderRequest request) {
    return new ServiceException(
        IngestionReason.ORDER_UNKNOWN,
        "order_id: " + request.getOrderId() + " (expected: an order of this shopper)");
  }

  private static OrderKey key(String text) {
    return OrderKey.decode(text)
        .orElseThrow(
            () ->
                new ServiceException(
                    CommonReason.PAGE_TOKEN_INVALID,
                    "page_token: not a token of this method and these arguments"));
  }

  private static ListOrdersResponse response(OrderPage page, String scope) {
    ListOrdersResponse.Builder response = ListOrdersResponse.newBuilder();
    page.orders().forEach(order -> response.addOrders(OrderMessages.message(order)));
    if (page.more()) {
      Order last = page.orders().get(page.orders().size() - 1);
      String key = new OrderKey(last.placedAt(), last.orderId()).encode();
      response.setNextPageToken(PageToken.after(scope, key));
    }
    return response.build();
  }
}
