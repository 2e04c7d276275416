package dev.tradewind.chat.dialogue;

import dev.tradewind.chat.dialogue.domain.Finding;
import dev.tradewind.chat.shop.domain.ItemStock;
import dev.tradewind.chat.shop.domain.Money;
import dev.tradewind.chat.shop.domain.OrderLine;
import dev.tradewind.chat.shop.domain.OrderStatus;
import dev.tradewind.chat.shop.domain.ShopOrder;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A shop with a handful of orders and items. */
public final class FakeShopFacts implements ShopFacts {

  private static final Instant PLACED = Instant.parse("2026-11-18T09:00:00Z");

  /** Ann has three orders, Ben one and Zoe none. */
  public static final List<ShopOrder> ORDERS =
      List.of(
          order("1003", "ann", OrderStatus.PAID, "", "", ""),
          order("1002", "ann", OrderStatus.SHIPPED, "UPS", "1Z9", "2026-11-20T00:00:00Z"),
          order("1001", "ann", OrderStatus.SHIPPED, "DHL", "JD014600", "2026-11-24T00:00:00Z"),
          order("2001", "ben", OrderStatus.RETURNED, "", "", ""));

  private static final List<ItemStock> STOCK =
      List.of(
          new ItemStock("85123A", "White heart lantern", level(12, 0)),
          new ItemStock("22423", "Cake stand", level(0, 40)),
          new ItemStock("47566", "Party bunting", level(0, 0)),
          new ItemStock("20725", "Lunch bag", Optional.empty()));

  private boolean down;

  /** From now on nothing can be read. */
  public void goDown() {
    down = true;
  }

  @Override
  public Uni<Finding> order(String shopperId, String orderId) {
    return unlessDown(
        ORDERS.stream()
            .filter(order -> order.orderId().equals(orderId))
            .filter(order -> order.shopperId().equals(shopperId))
            .findFirst()
            .<Finding>map(Finding.OrderFound::new)
            .orElse(new Finding.OrderUnknown(orderId)));
  }

  @Override
  public Uni<Finding> latestOrders(String shopperId) {
    return unlessDown(
        new Finding.OrdersListed(
            ORDERS.stream().filter(order -> order.shopperId().equals(shopperId)).toList()));
  }

  @Override
  public Uni<Finding> stock(String itemId) {
    return unlessDown(
        STOCK.stream()
            .filter(stock -> stock.itemId().equals(itemId))
            .findFirst()
            .<Finding>map(Finding.StockFound::new)
            .orElse(new Finding.ItemUnknown(itemId)));
  }

  private Uni<Finding> unlessDown(Finding finding) {
    return Uni.createFrom().item(down ? new Finding.ShopUnavailable() : finding);
  }

  private static Optional<ItemStock.Level> level(long onHand, long onOrder) {
    return Optional.of(new ItemStock.Level(onHand, onOrder));
  }

  private static ShopOrder order(
      String id,
      String shopper,
      OrderStatus status,
      String carrier,
      String tracking,
      String delivery) {
    return new ShopOrder(
        id,
        shopper,
        status,
        List.of(new OrderLine("85123A", 2, Optional.of(new Money("EUR", 12, 500_000_000)))),
        new Money("EUR", 25, 0),
        PLACED,
        PLACED,
        carrier,
        tracking,
        delivery.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(delivery)),
        "DE");
  }
}
