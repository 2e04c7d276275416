package dev.tradewind.bench;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.common.v1.Money;
import dev.tradewind.api.ingestion.v1.AddToCart;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.Purchase;
import dev.tradewind.api.ingestion.v1.Search;
import dev.tradewind.api.ingestion.v1.ViewItem;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Shoppers of one run of a benchmark, and what they do: mostly they look. */
final class BenchShop {

  private static final int ITEMS = 300;
  private static final List<String> SOLD =
      IntStream.range(0, ITEMS).mapToObj(number -> "bench-item-" + number).toList();
  private static final int QUERIES = 100;
  private static final int NANOS_PER_CENT = 10_000_000;

  private final String run;
  private final int shoppers;
  private final Random random = new Random(7);

  /**
   * A shop whose shoppers no other run has.
   *
   * @param run part of each shopper's id
   */
  BenchShop(String run, int shoppers) {
    this.run = run;
    this.shoppers = shoppers;
  }

  /** What the ids of all shoppers begin with. */
  String prefix() {
    return "bench-" + run + "-";
  }

  String shopper(int number) {
    return prefix() + Math.floorMod(number, shoppers);
  }

  List<String> shoppers() {
    return IntStream.range(0, shoppers).mapToObj(this::shopper).toList();
  }

  /** All that is sold. */
  static List<String> items() {
    return SOLD;
  }

  /** Something that a shopper does. */
  synchronized Event event(int number, Instant at) {
    Event.Builder event =
        Event.newBuilder()
            .setEventId(UUID.randomUUID().toString())
            .setShopperId(shopper(number))
            .setOccurredAt(
                Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()));
    String item = items().get(random.nextInt(ITEMS));
    int choice = random.nextInt(10);
    if (choice < 6) {
      event.setViewItem(ViewItem.newBuilder().setItemId(item));
    } else if (choice < 7) {
      event.setSearch(Search.newBuilder().setQuery("query " + random.nextInt(QUERIES)));
    } else if (choice < 9) {
      event.setAddToCart(AddToCart.newBuilder().setLine(line(item)));
    } else {
      event.setPurchase(
          Purchase.newBuilder().setOrderId(UUID.randomUUID().toString()).addLines(line(item)));
    }
    return event.build();
  }

  private LineItem line(String item) {
    int cents = 100 + random.nextInt(10_000);
    return LineItem.newBuilder()
        .setItemId(item)
        .setQuantity(1 + random.nextInt(3))
        .setUnitPrice(
            Money.newBuilder()
                .setCurrencyCode("EUR")
                .setUnits(cents / 100)
                .setNanos(cents % 100 * NANOS_PER_CENT))
        .build();
  }
}
