package dev.tradewind.ingestion.order.domain;

/** How far an order is. The names are stored. */
public enum OrderStatus {
  /** Placed, not paid. */
  PLACED,
  /** Paid, not shipped. */
  PAID,
  /** On its way. */
  SHIPPED,
  /** Arrived. */
  DELIVERED,
  /** Called off before shipping. */
  CANCELLED,
  /** Came back. */
  RETURNED
}
