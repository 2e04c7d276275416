package dev.tradewind.feature.api;

import dev.tradewind.api.common.v1.Money;
import dev.tradewind.api.ingestion.v1.AddToCart;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.Purchase;
import dev.tradewind.api.ingestion.v1.Search;
import dev.tradewind.api.ingestion.v1.ViewItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Some shoppers, who are sometimes visitors first, and what they do, in no order of time. */
final class BusyShop {

  private static final int SHOPPERS = 12;
  private static final int VISITORS = 4;
  private static final int ITEMS = 8;
  private static final List<String> CATEGORIES = List.of("shoes", "bags|belts", "hats");
  private static final int NANOS_PER_CENT = 10_000_000;

  /** From a minute to forty days, as many short whiles ago as long ones. */
  private static final double LONGEST_AGO_MINUTES = 40 * 24 * 60;

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final Random random;
  private final Instant now;

  BusyShop(long seed, Instant now) {
    this.random = new Random(seed);
    this.now = now;
  }

  String shopper(int number) {
    return "s-" + run + "-" + number;
  }

  String visitor(int number) {
    return "v-" + run + "-" + number;
  }

  int visitors() {
    return VISITORS;
  }

  /** All that happened before now, by those who say who they are and those who do not. */
  List<Event> events(int count) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(event(i));
    }
    return events;
  }

  private Event event(int number) {
    int who = random.nextInt(SHOPPERS + VISITORS);
    double minutesAgo = Math.exp(random.nextDouble() * Math.log(LONGEST_AGO_MINUTES));
    Event.Builder event =
        Event.newBuilder()
            .setEventId("e-" + run + "-" + number)
            .setShopperId(who < SHOPPERS ? shopper(who) : visitor(who - SHOPPERS))
            .setSessionId("session-" + random.nextInt(20))
            .setOccurredAt(ShopEvents.timestamp(now.minusMillis((long) (minutesAgo * 60_000))));
    switch (random.nextInt(5)) {
      case 0 -> event.setSearch(Search.newBuilder().setQuery("query " + random.nextInt(5)));
      case 1 -> event.setAddToCart(AddToCart.newBuilder().setLine(line()));
      case 2 ->
          event.setPurchase(
              Purchase.newBuilder().setOrderId("o-" + number).addLines(line()).addLines(line()));
      default -> {
        int item = random.nextInt(ITEMS);
        event.setViewItem(
            ViewItem.newBuilder()
                .setItemId(item(item))
                .setBrand("brand " + item % 3)
                .addCategoryPath(CATEGORIES.get(item % CATEGORIES.size())));
      }
    }
    return event.build();
  }

  private LineItem line() {
    int item = random.nextInt(ITEMS);
    int cents = random.nextInt(100_000);
    return LineItem.newBuilder()
        .setItemId(item(item))
        .setQuantity(1 + random.nextInt(4))
        .addCategoryPath(CATEGORIES.get(item % CATEGORIES.size()))
        .setUnitPrice(
            Money.newBuilder()
                .setCurrencyCode("EUR")
                .setUnits(cents / 100)
                .setNanos(cents % 100 * NANOS_PER_CENT))
        .build();
  }

  private String item(int number) {
    return "i-" + run + "-" + number;
  }

  /** Those who may have values, and one who has none. */
  List<String> people() {
    List<String> people = new ArrayList<>();
    for (int i = 0; i < SHOPPERS; i++) {
      people.add(shopper(i));
    }
    for (int i = 0; i < VISITORS; i++) {
      people.add(visitor(i));
    }
    people.add(shopper(SHOPPERS));
    return people;
  }

  /** As {@link #people}. */
  List<String> items() {
    List<String> items = new ArrayList<>();
    for (int i = 0; i <= ITEMS; i++) {
      items.add(item(i));
    }
    return items;
  }

  /** As {@link #people}: the ids of a person and a category. */
  List<String> interests() {
    List<String> interests = new ArrayList<>();
    for (String person : people()) {
      CATEGORIES.forEach(category -> interests.add(person + "|" + category.replace("|", "\\|")));
    }
    return interests;
  }
}
