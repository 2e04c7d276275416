package dev.tradewind.local.shop;

import dev.tradewind.api.ingestion.v1.AddToCart;
import dev.tradewind.api.ingestion.v1.Channel;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.Order;
import dev.tradewind.api.ingestion.v1.OrderStatus;
import dev.tradewind.api.ingestion.v1.Purchase;
import dev.tradewind.api.ingestion.v1.Refund;
import dev.tradewind.api.ingestion.v1.Search;
import dev.tradewind.api.ingestion.v1.ViewItem;
import dev.tradewind.local.load.Amounts;
import dev.tradewind.local.load.ContentId;
import dev.tradewind.local.shop.domain.CatalogItem;
import dev.tradewind.local.shop.domain.Catalogue;
import dev.tradewind.local.shop.domain.Happening;
import dev.tradewind.local.shop.domain.PlacedOrder;
import dev.tradewind.local.shop.domain.ShopPlan;
import dev.tradewind.local.shop.domain.Shopper;
import java.util.List;

/** What happened in the simulated shop, in the contracts' words. */
final class ShopMessages {

  private final String plan;

  ShopMessages(ShopPlan plan) {
    this.plan = plan.toString();
  }

  /**
   * What happened.
   *
   * @param place its place in the shop's history: the same plan has the same happening there
   */
  Event event(Happening happening, int place) {
    Event.Builder event = Event.newBuilder().setOccurredAt(Amounts.timestamp(happening.at()));
    who(happening, event);
    if (happening instanceof Happening.Viewed viewed) {
      event.setViewItem(
          ViewItem.newBuilder()
              .setItemId(viewed.item().id())
              .addCategoryPath(category(viewed.item()))
              .setBrand(brand(viewed.item())));
    } else if (happening instanceof Happening.Searched searched) {
      event.setSearch(
          Search.newBuilder().setQuery(searched.query()).setResultCount(searched.results()));
    } else if (happening instanceof Happening.PutInCart put) {
      event.setAddToCart(AddToCart.newBuilder().setLine(line(put.line())));
    } else if (happening instanceof Happening.Bought bought) {
      event.setPurchase(
          Purchase.newBuilder().setOrderId(bought.orderId()).addAllLines(lines(bought)));
    } else if (happening instanceof Happening.SentBack back) {
      event.setRefund(Refund.newBuilder().setOrderId(back.orderId()));
    }
    return event.setEventId(ContentId.of("simulated", plan, Integer.toString(place))).build();
  }

  /** A browser tells its visitor's id always, and the shopper's where somebody is logged in. */
  private static void who(Happening happening, Event.Builder event) {
    Shopper shopper = happening.shopper();
    if (shopper.usesApp()) {
      event.setChannel(Channel.CHANNEL_APP).setShopperId(shopper.id());
      return;
    }
    event.setChannel(Channel.CHANNEL_WEB).setAnonymousId(shopper.visitorId());
    if (!(happening instanceof Happening.Viewed viewed) || viewed.loggedIn()) {
      event.setShopperId(shopper.id());
    }
  }

  Order order(PlacedOrder placed) {
    Happening.Bought bought = placed.bought();
    long cents =
        bought.lines().stream().mapToLong(line -> line.item().cents() * line.quantity()).sum();
    Order.Builder order =
        Order.newBuilder()
            .setOrderId(bought.orderId())
            .setShopperId(bought.shopper().id())
            .setStatus(status(placed.progress()))
            .addAllLines(lines(bought))
            .setTotal(Amounts.ofCents(SimulatedShop.CURRENCY, cents))
            .setPlacedAt(Amounts.timestamp(bought.at()))
            .setUpdatedAt(Amounts.timestamp(placed.updatedAt()))
            .setCountryCode("DE");
    if (placed.progress() != PlacedOrder.Progress.PAID) {
      order
          .setCarrier("Simulated Parcel")
          .setTrackingNumber("SIM" + bought.orderId())
          .setEstimatedDelivery(Amounts.timestamp(bought.at().plus(PlacedOrder.DELIVERY)));
    }
    return order.build();
  }

  private static OrderStatus status(PlacedOrder.Progress progress) {
    return switch (progress) {
      case PAID -> OrderStatus.ORDER_STATUS_PAID;
      case SHIPPED -> OrderStatus.ORDER_STATUS_SHIPPED;
      case DELIVERED -> OrderStatus.ORDER_STATUS_DELIVERED;
      case RETURNED -> OrderStatus.ORDER_STATUS_RETURNED;
    };
  }

  private static List<LineItem> lines(Happening.Bought bought) {
    return bought.lines().stream().map(ShopMessages::line).toList();
  }

  private static LineItem line(Happening.Line line) {
    return LineItem.newBuilder()
        .setItemId(line.item().id())
        .setQuantity(line.quantity())
        .setUnitPrice(Amounts.ofCents(SimulatedShop.CURRENCY, line.item().cents()))
        .addCategoryPath(category(line.item()))
        .setBrand(brand(line.item()))
        .build();
  }

  private static String category(CatalogItem item) {
    return Catalogue.CATEGORIES.get(item.category());
  }

  /** Each style of the simulated shop is a maker's: the first word of the title. */
  private static String brand(CatalogItem item) {
    return item.title().substring(0, item.title().indexOf(' '));
  }
}
