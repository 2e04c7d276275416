package dev.tradewind.chat.neighbour;

import dev.tradewind.api.ingestion.v1.GetOrderRequest;
import dev.tradewind.api.ingestion.v1.GetOrderResponse;
import dev.tradewind.api.ingestion.v1.ListOrdersRequest;
import dev.tradewind.api.ingestion.v1.ListOrdersResponse;
import dev.tradewind.api.ingestion.v1.MutinyOrderServiceGrpc.OrderServiceImplBase;
import dev.tradewind.chat.contract.OrderMessages;
import dev.tradewind.chat.dialogue.FakeShopFacts;
import dev.tradewind.chat.shop.domain.ShopOrder;
import io.grpc.Status;
import io.smallrye.mutiny.Uni;
import java.util.stream.Stream;

/** The orders of {@link FakeShopFacts}, over the wire. Order 503 finds ingestion down. */
final class FakeOrders extends OrderServiceImplBase {

  @Override
  public Uni<GetOrderResponse> getOrder(GetOrderRequest request) {
    if (request.getOrderId().equals("503")) {
      return Uni.createFrom().failure(Status.UNAVAILABLE.asRuntimeException());
    }
    return visibleTo(request.getShopperId())
        .filter(order -> order.orderId().equals(request.getOrderId()))
        .findFirst()
        .map(
            order ->
                Uni.createFrom()
                    .item(
                        GetOrderResponse.newBuilder()
                            .setOrder(OrderMessages.toMessage(order))
                            .build()))
        .orElseGet(() -> Uni.createFrom().failure(Status.NOT_FOUND.asRuntimeException()));
  }

  @Override
  public Uni<ListOrdersResponse> listOrders(ListOrdersRequest request) {
    return Uni.createFrom()
        .item(
            ListOrdersResponse.newBuilder()
                .addAllOrders(
                    visibleTo(request.getShopperId())
                        .limit(request.getPageSize())
                        .map(OrderMessages::toMessage)
                        .toList())
                .build());
  }

  private static Stream<ShopOrder> visibleTo(String shopperId) {
    return FakeShopFacts.ORDERS.stream()
        .filter(order -> shopperId.isEmpty() || order.shopperId().equals(shopperId));
  }
}
