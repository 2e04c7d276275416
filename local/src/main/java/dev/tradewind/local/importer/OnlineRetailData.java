package dev.tradewind.local.importer;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Item;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.Order;
import dev.tradewind.api.ingestion.v1.OrderStatus;
import dev.tradewind.api.ingestion.v1.Purchase;
import dev.tradewind.api.ingestion.v1.Refund;
import dev.tradewind.api.ingestion.v1.StockLevel;
import dev.tradewind.local.load.Amounts;
import dev.tradewind.local.load.ContentId;
import dev.tradewind.local.load.ShopData;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * UCI Online Retail: purchases and cancellations by invoice, moved in time by whole weeks so that
 * the last day lies in the week before the anchor; weekdays and distances stay as they were.
 */
final class OnlineRetailData implements ShopData {

  private static final String CURRENCY = "GBP";
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration DELIVERY = Duration.ofDays(5);

  private final RetailRows rows;
  private final List<Invoice> invoices;
  private final Instant anchor;
  private final Duration shift;

  private OnlineRetailData(RetailRows rows, Instant anchor) {
    this.rows = rows;
    this.invoices =
        rows.invoices().values().stream().sorted(Comparator.comparing(Invoice::time)).toList();
    this.anchor = anchor;
    Instant last =
        invoices.isEmpty()
            ? anchor
            : invoices.get(invoices.size() - 1).time().toInstant(ZoneOffset.UTC);
    this.shift = WEEK.multipliedBy(Duration.between(last, anchor).toDays() / WEEK.toDays());
  }

  static OnlineRetailData read(Path file, Instant anchor) {
    return new OnlineRetailData(RetailRows.read(file), anchor);
  }

  @Override
  public String name() {
    return String.format(
        Locale.ROOT, "Online Retail (%,d rows, %,d invoices)", rows.count(), invoices.size());
  }

  @Override
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    remarks.add(
        "all times are moved by "
            + shift.toDays() / WEEK.toDays()
            + " whole weeks, so that the last day is "
            + lastDay());
    rows.unusable()
        .forEach(
            (cause, count) ->
                remarks.add(
                    String.format(
                        Locale.ROOT, "%,d of %,d rows not sent: %s", count, rows.count(), cause)));
    long anonymous = invoices.stream().filter(Invoice::anonymous).count();
    remarks.add(
        String.format(
            Locale.ROOT,
            "%,d invoices name no customer: each gets an id of its own, invoice-NUMBER",
            anonymous));
    remarks.add(
        "cancellations are sent as refunds under their own number; they do not name the order");
    remarks.add(
        "the status of orders is invented from their age: delivered after "
            + DELIVERY.toDays()
            + " days, paid before");
    remarks.add("there is no stock in it");
    return remarks;
  }

  @Override
  public boolean hasPurchases() {
    return true;
  }

  @Override
  public List<String> exampleShoppers() {
    return mostFrequent(
            invoices.stream().filter(invoice -> !invoice.anonymous()).map(Invoice::subject))
        .limit(3)
        .toList();
  }

  @Override
  public Optional<String> exampleItem() {
    return mostFrequent(
            invoices.stream().flatMap(one -> one.rows().stream()).map(Invoice.Row::item))
        .findFirst();
  }

  @Override
  public Stream<Item> items() {
    return rows.items().entrySet().stream()
        .map(
            entry ->
                Item.newBuilder()
                    .setItemId(entry.getKey())
                    .setTitle(entry.getValue().title())
                    .setPrice(Amounts.of(CURRENCY, entry.getValue().price()))
                    .build());
  }

  @Override
  public Stream<StockLevel> stock() {
    return Stream.empty();
  }

  @Override
  public long eventCount() {
    return invoices.size();
  }

  @Override
  public Stream<Event> events() {
    return invoices.stream().map(this::event);
  }

  @Override
  public Stream<Order> orders() {
    return invoices.stream().filter(invoice -> !invoice.cancellation()).map(this::order);
  }

  private Event event(Invoice invoice) {
    Event.Builder event =
        Event.newBuilder()
            .setEventId(ContentId.of("online-retail", invoice.number()))
            .setOccurredAt(Amounts.timestamp(moment(invoice)));
    if (invoice.anonymous()) {
      event.setAnonymousId(invoice.subject());
    } else {
      event.setShopperId(invoice.subject());
    }
    if (invoice.cancellation()) {
      event.setRefund(Refund.newBuilder().setOrderId(invoice.number()).addAllLines(lines(invoice)));
    } else {
      event.setPurchase(
          Purchase.newBuilder().setOrderId(invoice.number()).addAllLines(lines(invoice)));
    }
    return event.build();
  }

  private Order order(Invoice invoice) {
    Instant placed = moment(invoice);
    Instant delivered = placed.plus(DELIVERY);
    boolean arrived = !delivered.isAfter(anchor);
    return Order.newBuilder()
        .setOrderId(invoice.number())
        .setShopperId(invoice.subject())
        .setStatus(arrived ? OrderStatus.ORDER_STATUS_DELIVERED : OrderStatus.ORDER_STATUS_PAID)
        .addAllLines(lines(invoice))
        .setTotal(Amounts.of(CURRENCY, invoice.total()))
        .setPlacedAt(Amounts.timestamp(placed))
        .setUpdatedAt(Amounts.timestamp(arrived ? delivered : placed))
        .setCountryCode(Countries.code(invoice.country()))
        .build();
  }

  private static Stream<String> mostFrequent(Stream<String> ids) {
    return ids.collect(Collectors.groupingBy(id -> id, Collectors.counting())).entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey);
  }

  private Instant moment(Invoice invoice) {
    return invoice.time().toInstant(ZoneOffset.UTC).plus(shift);
  }

  private String lastDay() {
    return invoices.isEmpty()
        ? "none"
        : moment(invoices.get(invoices.size() - 1)).atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static List<LineItem> lines(Invoice invoice) {
    return invoice.rows().stream()
        .map(
            row ->
                LineItem.newBuilder()
                    .setItemId(row.item())
                    .setQuantity(row.quantity())
                    .setUnitPrice(Amounts.of(CURRENCY, row.price()))
                    .build())
        .toList();
  }
}
