package dev.tradewind.feature.api;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.common.v1.Money;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.Purchase;
import dev.tradewind.api.ingestion.v1.Search;
import dev.tradewind.api.ingestion.v1.ViewItem;
import java.time.Instant;
import java.util.UUID;

/** What a shopper does with an item; both are new for each test. */
record ShopEvents(String shopper, String item) {

  ShopEvents() {
    this("shopper-" + UUID.randomUUID(), "item-" + UUID.randomUUID());
  }

  Event view(Instant at) {
    return event(at).setViewItem(ViewItem.newBuilder().setItemId(item)).build();
  }

  Event search(String query, Instant at) {
    return event(at).setSearch(Search.newBuilder().setQuery(query)).build();
  }

  /** A purchase at a price of so many units and nanos. */
  Event buy(int pieces, int units, int nanos, Instant at) {
    LineItem line =
        LineItem.newBuilder()
            .setItemId(item)
            .setQuantity(pieces)
            .setUnitPrice(Money.newBuilder().setCurrencyCode("EUR").setUnits(units).setNanos(nanos))
            .build();
    return event(at)
        .setPurchase(Purchase.newBuilder().setOrderId(UUID.randomUUID().toString()).addLines(line))
        .build();
  }

  private Event.Builder event(Instant at) {
    return Event.newBuilder()
        .setEventId(UUID.randomUUID().toString())
        .setShopperId(shopper)
        .setOccurredAt(timestamp(at));
  }

  static Timestamp timestamp(Instant moment) {
    return Timestamp.newBuilder()
        .setSeconds(moment.getEpochSecond())
        .setNanos(moment.getNano())
        .build();
  }
}
