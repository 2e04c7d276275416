package dev.tradewind.ingestion.catalog;

import dev.tradewind.ingestion.catalog.domain.Item;
import dev.tradewind.ingestion.history.Revision;
import dev.tradewind.ingestion.history.Revisions;
import dev.tradewind.ingestion.price.PriceRepository;
import dev.tradewind.ingestion.price.domain.Price;
import dev.tradewind.ingestion.store.StoredTimes;
import dev.tradewind.ingestion.store.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the catalogue as it is and as it was. */
@Singleton
class ItemReads {

  private static final Revisions REVISIONS = new Revisions("ITEM");

  private final ItemRepository items;
  private final PriceRepository prices;
  private final Transactions transactions;
  private final Clock clock;

  ItemReads(ItemRepository items, PriceRepository prices, Transactions transactions, Clock clock) {
    this.items = items;
    this.prices = prices;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The items found, in no order.
   *
   * @param asOf empty means now
   */
  Uni<List<Item>> byIds(Collection<String> itemIds, Optional<Instant> asOf) {
    return transactions.read(
        session ->
            asOf.isEmpty()
                ? items.byIds(session, itemIds, clock.instant())
                : REVISIONS
                    .asOf(session, itemIds, asOf.get())
                    .chain(
                        revisions ->
                            prices
                                .asOf(session, itemIds, Price.DEFAULT_LIST, asOf.get())
                                .map(then -> priced(revisions, then))));
  }

  /** The items whose ids come after the given one, by id. */
  Uni<List<Item>> after(String itemId, int limit) {
    return transactions.read(session -> items.after(session, itemId, limit, clock.instant()));
  }

  /** An item's versions that began before the moment, newest first. */
  Uni<List<Revision>> revisions(String itemId, Instant before, int limit) {
    return transactions.read(session -> REVISIONS.before(session, itemId, before, limit));
  }

  private static List<Item> priced(List<Revision> revisions, List<Price> prices) {
    Map<String, Price> byItem =
        prices.stream().collect(Collectors.toMap(Price::itemId, Function.identity()));
    return revisions.stream()
        .filter(revision -> !revision.deleted())
        .map(
            revision -> {
              Price price = byItem.get(revision.resourceId());
              return item(revision).withPrice(price == null ? null : price.amount());
            })
        .toList();
  }

  /** The item of a revision, without its price. */
  static Item item(Revision revision) {
    JsonObject row = revision.content();
    return new Item(
        row.getString("item_id"),
        row.getString("title"),
        row.getJsonArray("category_path").stream().map(String::valueOf).toList(),
        null,
        StoredTimes.get(row, "updated_at"),
        row.getLong("version"));
  }
}
