package dev.tradewind.chat.dialogue.domain;

import dev.tradewind.chat.shop.domain.OrderStatus;
import dev.tradewind.chat.shop.domain.ShopOrder;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An order in words: what ingestion has, and nothing else. */
final class OrderWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);

  private final ZoneId zone;

  OrderWords(ZoneId zone) {
    this.zone = zone;
  }

  String status(ShopOrder order, Instant now) {
    String name = "Order " + order.orderId();
    return switch (order.status()) {
      case PLACED -> name + " has been placed and waits for its payment." + expected(order, now);
      case PAID -> name + " is paid and has not been shipped yet." + expected(order, now);
      case SHIPPED -> name + " is on its way" + carried(order) + "." + expected(order, now);
      case DELIVERED -> name + " has been delivered" + carried(order) + ".";
      case CANCELLED -> name + " was cancelled.";
      case RETURNED -> name + " came back to the shop.";
    };
  }

  String refund(ShopOrder order, Instant now) {
    return status(order, now)
        + " I cannot see refunds, so I do not know whether or when the money goes back.";
  }

  /** Whether it should have arrived and did not: then a person should look. */
  boolean isLate(ShopOrder order, Instant now) {
    return isUnderWay(order.status())
        && order.estimatedDelivery().filter(day -> endOf(day).isBefore(now)).isPresent();
  }

  private String expected(ShopOrder order, Instant now) {
    if (order.estimatedDelivery().isEmpty()) {
      return order.status() == OrderStatus.SHIPPED ? " I do not know when it will arrive." : "";
    }
    String day = DAY.format(order.estimatedDelivery().get().atZone(zone));
    return isLate(order, now)
        ? " It was expected on " + day + " and is late; a person can look into it."
        : " It should arrive on " + day + ".";
  }

  private static String carried(ShopOrder order) {
    String carrier = order.carrier().isEmpty() ? "" : " with " + order.carrier();
    return order.trackingNumber().isEmpty()
        ? carrier
        : carrier + ", tracking number " + order.trackingNumber();
  }

  private static boolean isUnderWay(OrderStatus status) {
    return switch (status) {
      case PLACED, PAID, SHIPPED -> true;
      case DELIVERED, CANCELLED, RETURNED -> false;
    };
  }

  private Instant endOf(Instant day) {
    return day.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
  }
}
