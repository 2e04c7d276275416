package dev.tradewind.local.shop;

import dev.tradewind.api.common.v1.Money;
import dev.tradewind.api.ingestion.v1.AddToCart;
import dev.tradewind.api.ingestion.v1.Channel;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Impression;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.ListedItem;
import dev.tradewind.api.ingestion.v1.Order;
import dev.tradewind.api.ingestion.v1.OrderStatus;
import dev.tradewind.api.ingestion.v1.PaymentAttempt;
import dev.tradewind.api.ingestion.v1.PaymentMethod;
import dev.tradewind.api.ingestion.v1.PaymentOutcome;
import dev.tradewind.api.ingestion.v1.PaymentResult;
import dev.tradewind.api.ingestion.v1.Purchase;
import dev.tradewind.api.ingestion.v1.Refund;
import dev.tradewind.api.ingestion.v1.Search;
import dev.tradewind.api.ingestion.v1.SelectItem;
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

  private static final String COUNTRY = "DE";

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
    what(happening, event);
    return event.setEventId(ContentId.of("simulated", plan, Integer.toString(place))).build();
  }

  private static void what(Happening happening, Event.Builder event) {
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
    } else if (happening instanceof Happening.Shown shown) {
      event.setImpression(impression(shown));
    } else if (happening instanceof Happening.Chosen chosen) {
      event.setSelectItem(
          SelectItem.newBuilder()
              .setItem(listed(chosen.item(), chosen.place()))
              .setRankingId(chosen.from().rankingId())
              .setQuery(chosen.from().query()));
    } else if (happening instanceof Happening.Tried tried) {
      event.setPaymentAttempt(
          PaymentAttempt.newBuilder()
              .setOrderId(tried.order().orderId())
              .setAttemptId(attemptId(tried))
              .setMethod(card(tried))
              .setAmount(amount(tried))
              .setAddressFingerprint("sim-address-" + tried.shopper().index()));
    } else if (happening instanceof Happening.Settled settled) {
      event.setPaymentResult(result(settled));
    }
  }

  private static Impression impression(Happening.Shown shown) {
    Impression.Builder impression =
        Impression.newBuilder()
            .setRankingId(shown.rankingId())
            .setSurface("search")
            .setQuery(shown.query());
    for (int place = 1; place <= shown.items().size(); place++) {
      impression.addItems(listed(shown.items().get(place - 1), place));
    }
    return impression.build();
  }

  private static ListedItem listed(CatalogItem item, int place) {
    return ListedItem.newBuilder()
        .setItemId(item.id())
        .setPosition(place)
        .addCategoryPath(category(item))
        .build();
  }

  private static PaymentResult result(Happening.Settled settled) {
    Happening.Tried tried = settled.tried();
    PaymentResult.Builder result =
        PaymentResult.newBuilder()
            .setOrderId(tried.order().orderId())
            .setAttemptId(attemptId(tried))
            .setMethod(card(tried))
            .setAmount(amount(tried));
    return settled.paid()
        ? result.setOutcome(PaymentOutcome.PAYMENT_OUTCOME_SUCCEEDED).build()
        : result
            .setOutcome(PaymentOutcome.PAYMENT_OUTCOME_DECLINED)
            .setReason("simulated refusal")
            .build();
  }

  private static String attemptId(Happening.Tried tried) {
    return "sim-" + tried.order().orderId() + "-" + tried.number();
  }

  private static PaymentMethod card(Happening.Tried tried) {
    return PaymentMethod.newBuilder()
        .setKind("card")
        .setFingerprint("sim-card-" + tried.shopper().index() + "-" + tried.card())
        .setCountryCode(COUNTRY)
        .build();
  }

  private static Money amount(Happening.Tried tried) {
    return Amounts.ofCents(SimulatedShop.CURRENCY, tried.order().cents());
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
    Order.Builder order =
        Order.newBuilder()
            .setOrderId(bought.orderId())
            .setShopperId(bought.shopper().id())
            .setStatus(status(placed.progress()))
            .addAllLines(lines(bought))
            .setTotal(Amounts.ofCents(SimulatedShop.CURRENCY, bought.cents()))
            .setPlacedAt(Amounts.timestamp(bought.at()))
            .setUpdatedAt(Amounts.timestamp(placed.updatedAt()))
            .setCountryCode(COUNTRY);
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
