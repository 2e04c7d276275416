package dev.tradewind.chat.ingestion;

import dev.tradewind.api.ingestion.v1.BatchGetStockRequest;
import dev.tradewind.api.ingestion.v1.BatchGetStockResponse;
import dev.tradewind.api.ingestion.v1.CatalogService;
import dev.tradewind.api.ingestion.v1.GetItemRequest;
import dev.tradewind.api.ingestion.v1.GetOrderRequest;
import dev.tradewind.api.ingestion.v1.Item;
import dev.tradewind.api.ingestion.v1.ListOrdersRequest;
import dev.tradewind.api.ingestion.v1.OrderService;
import dev.tradewind.api.ingestion.v1.StockService;
import dev.tradewind.chat.contract.OrderMessages;
import dev.tradewind.chat.dialogue.ShopFacts;
import dev.tradewind.chat.dialogue.domain.Finding;
import dev.tradewind.chat.shop.domain.ItemStock;
import dev.tradewind.chat.shop.domain.ShopOrder;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Reads orders, items and stock from ingestion. */
@ApplicationScoped
public class IngestionFacts implements ShopFacts {

  private static final Logger LOG = Logger.getLogger(IngestionFacts.class);
  private static final int LATEST = 4;

  private final OrderService orders;
  private final CatalogService catalog;
  private final StockService stock;

  public IngestionFacts(
      @GrpcClient("ingestion") OrderService orders,
      @GrpcClient("ingestion") CatalogService catalog,
      @GrpcClient("ingestion") StockService stock) {
    this.orders = orders;
    this.catalog = catalog;
    this.stock = stock;
  }

  @Override
  public Uni<Finding> order(String shopperId, String orderId) {
    requireShopper(shopperId);
    return orders
        .getOrder(GetOrderRequest.newBuilder().setOrderId(orderId).setShopperId(shopperId).build())
        .map(response -> OrderMessages.toOrder(response.getOrder()))
        .<Finding>map(
            order ->
                isOf(shopperId, order)
                    ? new Finding.OrderFound(order)
                    : new Finding.OrderUnknown(orderId))
        .onFailure(IngestionFacts::isNotThere)
        .recoverWithItem(new Finding.OrderUnknown(orderId))
        .onFailure()
        .recoverWithItem(IngestionFacts::unavailable);
  }

  @Override
  public Uni<Finding> latestOrders(String shopperId) {
    requireShopper(shopperId);
    return orders
        .listOrders(
            ListOrdersRequest.newBuilder().setShopperId(shopperId).setPageSize(LATEST).build())
        .map(response -> response.getOrdersList().stream().map(OrderMessages::toOrder).toList())
        .<Finding>map(found -> new Finding.OrdersListed(ownOf(shopperId, found)))
        .onFailure()
        .recoverWithItem(IngestionFacts::unavailable);
  }

  @Override
  public Uni<Finding> stock(String itemId) {
    return catalog
        .getItem(GetItemRequest.newBuilder().setItemId(itemId).build())
        .chain(
            item ->
                stock
                    .batchGetStock(BatchGetStockRequest.newBuilder().addItemIds(itemId).build())
                    .<Finding>map(
                        levels -> new Finding.StockFound(toStock(item.getItem(), levels))))
        .onFailure(IngestionFacts::isNotThere)
        .recoverWithItem(new Finding.ItemUnknown(itemId))
        .onFailure()
        .recoverWithItem(IngestionFacts::unavailable);
  }

  private static ItemStock toStock(Item item, BatchGetStockResponse levels) {
    return new ItemStock(
        item.getItemId(),
        item.getTitle(),
        levels.getLevelsList().stream()
            .filter(level -> level.getItemId().equals(item.getItemId()))
            .findFirst()
            .map(level -> new ItemStock.Level(level.getOnHand(), level.getOnOrder())));
  }

  /** To ingestion an empty shopper means the shop itself, who may read all: never ask so. */
  private static void requireShopper(String shopperId) {
    if (shopperId.isEmpty()) {
      throw new IllegalArgumentException("shopperId: empty (expected: the conversation's shopper)");
    }
  }

  private static List<ShopOrder> ownOf(String shopperId, List<ShopOrder> found) {
    return found.stream().filter(order -> isOf(shopperId, order)).limit(LATEST).toList();
  }

  private static boolean isOf(String shopperId, ShopOrder order) {
    return order.shopperId().equals(shopperId);
  }

  /** Unknown, or no id that ingestion could know. */
  private static boolean isNotThere(Throwable failure) {
    return switch (Status.fromThrowable(failure).getCode()) {
      case NOT_FOUND, INVALID_ARGUMENT -> true;
      default -> false;
    };
  }

  private static Finding unavailable(Throwable failure) {
    LOG.warnf("ingestion cannot be asked: %s", Status.fromThrowable(failure).getCode());
    return new Finding.ShopUnavailable();
  }
}
