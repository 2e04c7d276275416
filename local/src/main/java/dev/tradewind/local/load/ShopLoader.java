package dev.tradewind.local.load;

import dev.tradewind.api.ingestion.v1.BatchSetStockRequest;
import dev.tradewind.api.ingestion.v1.BatchUpsertItemsRequest;
import dev.tradewind.api.ingestion.v1.BatchUpsertOrdersRequest;
import dev.tradewind.api.ingestion.v1.Item;
import dev.tradewind.api.ingestion.v1.Order;
import dev.tradewind.api.ingestion.v1.StockLevel;
import dev.tradewind.local.client.PlatformClient;
import dev.tradewind.local.console.Console;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/** Brings a shop's data in: catalogue, stock, events, orders. */
public final class ShopLoader {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int ITEMS = 500;
  private static final int ORDERS = 200;

  private final PlatformClient platform;
  private final Console console;
  private final Backoff backoff = new Backoff(PATIENCE, 2);

  public ShopLoader(PlatformClient platform, Console console) {
    this.platform = platform;
    this.console = console;
  }

  /** Sends everything and says what became of it. */
  public SendTotals load(ShopData data) throws InterruptedException {
    console.say("Loading %s", data.name());
    long items = 0;
    for (List<Item> chunk : Chunks.of(data.items(), ITEMS)) {
      items +=
          backoff.call(
              "the catalogue",
              () ->
                  platform
                      .catalog()
                      .batchUpsertItems(
                          BatchUpsertItemsRequest.newBuilder().addAllItems(chunk).build())
                      .getUpserted());
    }
    for (List<StockLevel> chunk : Chunks.of(data.stock(), ITEMS)) {
      backoff.call(
          "the stock levels",
          () ->
              platform
                  .stock()
                  .batchSetStock(BatchSetStockRequest.newBuilder().addAllLevels(chunk).build()));
    }
    console.say("  items      %,9d", items);
    SendTotals totals = sendEvents(data);
    long orders = 0;
    for (List<Order> chunk : Chunks.of(data.orders(), ORDERS)) {
      backoff.call(
          "the orders",
          () ->
              platform
                  .orders()
                  .batchUpsertOrders(
                      BatchUpsertOrdersRequest.newBuilder().addAllOrders(chunk).build()));
      orders += chunk.size();
    }
    console.say("  orders     %,9d", orders);
    data.remarks().forEach(remark -> console.say("  note: %s", remark));
    return totals;
  }

  private SendTotals sendEvents(ShopData data) throws InterruptedException {
    long total = data.eventCount();
    EventSender sender = new EventSender(platform.eventDoor(), PATIENCE);
    SendTotals totals =
        sender.send(data.events(), so -> console.progress("  events     %s", progress(so, total)));
    console.say(
        "  events     %,9d in %.1f s (%,.0f/s): %,d accepted, %,d duplicate, %,d quarantined%s",
        totals.sent(),
        totals.seconds(),
        totals.rate(),
        totals.accepted(),
        totals.duplicate(),
        totals.refused(),
        totals.retries() == 0 ? "" : ", " + totals.retries() + " retries");
    new TreeMap<>(totals.quarantined())
        .forEach((reason, count) -> console.say("    quarantined %,9d %s", count, reason));
    return totals;
  }

  private static String progress(SendTotals so, long total) {
    double rate = Math.max(1, so.rate());
    return String.format(
        java.util.Locale.ROOT,
        "%,9d of %,d (%d %%), %,.0f/s, %.0f s left",
        so.sent(),
        total,
        total == 0 ? 100 : 100 * so.sent() / total,
        so.rate(),
        (total - so.sent()) / rate);
  }
}
