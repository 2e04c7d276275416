package dev.tradewind.chat.shop.domain;

/** How far an order is. */
public enum OrderStatus {
  PLACED,
  PAID,
  SHIPPED,
  DELIVERED,
  CANCELLED,
  RETURNED
}
