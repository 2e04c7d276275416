package dev.tradewind.local.importer;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** An invoice of Online Retail: its usable rows. */
final class Invoice {

  private final String number;
  private final LocalDateTime time;
  private final String customer;
  private final String country;
  private final List<Row> rows = new ArrayList<>();

  Invoice(String number, LocalDateTime time, String customer, String country) {
    this.number = number;
    this.time = time;
    this.customer = customer;
    this.country = country;
  }

  /** A row: an item, how many pieces (always positive), and the price of one. */
  record Row(String item, long quantity, BigDecimal price) {}

  void add(Row row) {
    rows.add(row);
  }

  String number() {
    return number;
  }

  LocalDateTime time() {
    return time;
  }

  boolean cancellation() {
    return number.startsWith("C");
  }

  boolean anonymous() {
    return customer.isEmpty();
  }

  /** The customer; an id of the invoice's own where it names none. */
  String subject() {
    return anonymous() ? "invoice-" + number : customer;
  }

  String country() {
    return country;
  }

  List<Row> rows() {
    return rows;
  }

  BigDecimal total() {
    return rows.stream()
        .map(row -> row.price().multiply(BigDecimal.valueOf(row.quantity())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
