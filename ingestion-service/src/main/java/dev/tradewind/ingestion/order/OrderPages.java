package dev.tradewind.ingestion.order;

import com.google.protobuf.FieldMask;
import dev.tradewind.api.ingestion.v1.ListOrderRevisionsResponse;
import dev.tradewind.api.ingestion.v1.ListOrdersResponse;
import dev.tradewind.ingestion.history.RevisionPages;
import dev.tradewind.ingestion.message.Masks;
import dev.tradewind.ingestion.order.domain.Order;
import dev.tradewind.ingestion.order.domain.OrderKey;
import dev.tradewind.ingestion.order.domain.OrderPage;
import dev.tradewind.kit.paging.PageToken;
import java.util.List;

/** Responses of bounded size. */
final class OrderPages {

  private OrderPages() {}

  static ListOrdersResponse page(OrderPage page, FieldMask mask, String scope) {
    ListOrdersResponse.Builder response = ListOrdersResponse.newBuilder();
    page.orders()
        .forEach(order -> response.addOrders(Masks.read(mask, OrderMessages.message(order))));
    if (page.more()) {
      Order last = page.orders().get(page.orders().size() - 1);
      String key = new OrderKey(last.placedAt(), last.orderId()).encode();
      response.setNextPageToken(PageToken.after(scope, key));
    }
    return response.build();
  }

  static ListOrderRevisionsResponse revisions(
      List<Order> found, int size, int maxLines, String scope) {
    List<Integer> lines = found.stream().map(order -> order.lines().size()).toList();
    int fitting = OrderPage.fitting(lines, size, maxLines);
    ListOrderRevisionsResponse.Builder response = ListOrderRevisionsResponse.newBuilder();
    found.stream()
        .limit(fitting)
        .forEach(order -> response.addOrders(OrderMessages.message(order)));
    return response
        .setNextPageToken(
            RevisionPages.next(scope, found.stream().map(Order::updatedAt).toList(), fitting))
        .build();
  }
}
