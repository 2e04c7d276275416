package dev.tradewind.ingestion.order;

import dev.tradewind.api.ingestion.v1.BatchUpsertOrdersRequest;
import dev.tradewind.api.ingestion.v1.BatchUpsertOrdersResponse;
import dev.tradewind.api.ingestion.v1.BatchUpsertReturnsRequest;
import dev.tradewind.api.ingestion.v1.BatchUpsertReturnsResponse;
import dev.tradewind.ingestion.order.domain.Order;
import dev.tradewind.ingestion.order.domain.OrderReturn;
import dev.tradewind.ingestion.receipt.OnceOnly;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes orders and returns. */
@Singleton
class OrderChanges {

  private final OrderWriter orders;
  private final ReturnRepository returns;
  private final OnceOnly onceOnly;

  OrderChanges(OrderWriter orders, ReturnRepository returns, OnceOnly onceOnly) {
    this.orders = orders;
    this.returns = returns;
    this.onceOnly = onceOnly;
  }

  Uni<BatchUpsertOrdersResponse> upsert(BatchUpsertOrdersRequest request) {
    List<Order> batch = new ArrayList<>(request.getOrdersCount());
    Map<String, String> etags = new HashMap<>();
    for (int i = 0; i < request.getOrdersCount(); i++) {
      batch.add(OrderMessages.order(request.getOrders(i), "orders[" + i + "]"));
      etags.put(request.getOrders(i).getOrderId(), request.getOrders(i).getEtag());
    }
    return onceOnly.run(
        request.getRequestId(),
        request,
        BatchUpsertOrdersResponse.parser(),
        session ->
            orders
                .upsert(session, batch, etags)
                .map(
                    written ->
                        BatchUpsertOrdersResponse.newBuilder().setUpserted(written).build()));
  }

  Uni<BatchUpsertReturnsResponse> upsert(BatchUpsertReturnsRequest request) {
    Map<String, OrderReturn> latest = new LinkedHashMap<>();
    for (int i = 0; i < request.getReturnsCount(); i++) {
      OrderReturn back = ReturnMessages.orderReturn(request.getReturns(i), "returns[" + i + "]");
      latest.merge(
          back.returnId(),
          back,
          (known, other) -> other.updatedAt().isBefore(known.updatedAt()) ? known : other);
    }
    return onceOnly.run(
        request.getRequestId(),
        request,
        BatchUpsertReturnsResponse.parser(),
        session ->
            returns
                .upsert(session, latest.values())
                .map(
                    written ->
                        BatchUpsertReturnsResponse.newBuilder().setUpserted(written).build()));
  }
}
