package dev.tradewind.ingestion.order;

import dev.tradewind.api.ingestion.v1.BatchUpsertOrdersRequest;
import dev.tradewind.api.ingestion.v1.BatchUpsertOrdersResponse;
import dev.tradewind.api.ingestion.v1.BatchUpsertReturnsRequest;
import dev.tradewind.api.ingestion.v1.BatchUpsertReturnsResponse;
import dev.tradewind.api.ingestion.v1.GetOrderRequest;
import dev.tradewind.api.ingestion.v1.GetOrderResponse;
import dev.tradewind.api.ingestion.v1.ListOrderRevisionsRequest;
import dev.tradewind.api.ingestion.v1.ListOrderRevisionsResponse;
import dev.tradewind.api.ingestion.v1.ListOrdersRequest;
import dev.tradewind.api.ingestion.v1.ListOrdersResponse;
import dev.tradewind.api.ingestion.v1.ListReturnsRequest;
import dev.tradewind.api.ingestion.v1.ListReturnsResponse;
import dev.tradewind.api.ingestion.v1.OrderService;
import dev.tradewind.ingestion.error.IngestionReason;
import dev.tradewind.ingestion.history.RevisionPages;
import dev.tradewind.ingestion.message.Masks;
import dev.tradewind.ingestion.message.Times;
import dev.tradewind.ingestion.order.domain.Order;
import dev.tradewind.ingestion.order.domain.OrderKey;
import dev.tradewind.ingestion.order.domain.OrderReturn;
import dev.tradewind.ingestion.store.Transactions;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.kit.paging.PageToken;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The gRPC edge of the orders. */
@GrpcService
class OrderGrpcService implements OrderService {

  private static final int DEFAULT_PAGE_SIZE = 20;

  /** About 2 MiB of lines. A page that would hold more ends early. */
  private static final int MAX_LINES_PER_PAGE = 20_000;

  private final OrderChanges changes;
  private final OrderReader reader;
  private final ReturnRepository returns;
  private final Transactions transactions;

  OrderGrpcService(
      OrderChanges changes,
      OrderReader reader,
      ReturnRepository returns,
      Transactions transactions) {
    this.changes = changes;
    this.reader = reader;
    this.returns = returns;
    this.transactions = transactions;
  }

  @Override
  public Uni<BatchUpsertOrdersResponse> batchUpsertOrders(BatchUpsertOrdersRequest request) {
    return changes.upsert(request);
  }

  @Override
  public Uni<BatchUpsertReturnsResponse> batchUpsertReturns(BatchUpsertReturnsRequest request) {
    return changes.upsert(request);
  }

  @Override
  public Uni<GetOrderResponse> getOrder(GetOrderRequest request) {
    Masks.check(request.getReadMask(), dev.tradewind.api.ingestion.v1.Order.class, "read_mask");
    Optional<Instant> asOf = Times.optional(request.hasAsOf(), request.getAsOf(), "as_of");
    return (asOf.isEmpty()
            ? reader.byId(request.getOrderId())
            : reader.asOf(request.getOrderId(), asOf.get()))
        .map(found -> found.filter(order -> isVisibleTo(request.getShopperId(), order)))
        .map(
            found ->
                GetOrderResponse.newBuilder()
                    .setOrder(
                        Masks.read(
                            request.getReadMask(),
                            OrderMessages.message(found.orElseThrow(() -> unknown(request)))))
                    .build());
  }

  @Override
  public Uni<ListOrderRevisionsResponse> listOrderRevisions(ListOrderRevisionsRequest request) {
    String scope = "ListOrderRevisions/" + request.getOrderId();
    int size = request.getPageSize() == 0 ? DEFAULT_PAGE_SIZE : request.getPageSize();
    return reader
        .revisions(
            request.getOrderId(), RevisionPages.start(scope, request.getPageToken()), size + 1)
        .map(found -> OrderPages.revisions(found, size, MAX_LINES_PER_PAGE, scope));
  }

  @Override
  public Uni<ListReturnsResponse> listReturns(ListReturnsRequest request) {
    return reader
        .byId(request.getOrderId())
        .map(found -> found.filter(order -> isVisibleTo(request.getShopperId(), order)))
        .chain(
            order ->
                order.isEmpty()
                    ? Uni.createFrom().item(List.<OrderReturn>of())
                    : transactions.read(session -> returns.ofOrder(session, request.getOrderId())))
        .map(
            found ->
                ListReturnsResponse.newBuilder()
                    .addAllReturns(found.stream().map(ReturnMessages::message).toList())
                    .build());
  }

  @Override
  public Uni<ListOrdersResponse> listOrders(ListOrdersRequest request) {
    Masks.check(request.getReadMask(), dev.tradewind.api.ingestion.v1.Order.class, "read_mask");
    String scope = "ListOrders/" + request.getShopperId();
    Optional<OrderKey> after =
        PageToken.lastKey(scope, request.getPageToken()).map(OrderGrpcService::key);
    int size = request.getPageSize() == 0 ? DEFAULT_PAGE_SIZE : request.getPageSize();
    return reader
        .page(request.getShopperId(), after, size, MAX_LINES_PER_PAGE)
        .map(page -> OrderPages.page(page, request.getReadMask(), scope));
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
}
