package dev.tradewind.local.shop;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Item;
import dev.tradewind.api.ingestion.v1.Order;
import dev.tradewind.api.ingestion.v1.StockLevel;
import dev.tradewind.local.load.Amounts;
import dev.tradewind.local.load.ShopData;
import dev.tradewind.local.platform.DemoShoppers;
import dev.tradewind.local.shop.domain.CatalogItem;
import dev.tradewind.local.shop.domain.Catalogue;
import dev.tradewind.local.shop.domain.Shop;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The simulated shop as data to load. */
public final class SimulatedShop implements ShopData {

  static final String CURRENCY = "EUR";

  private final Shop shop;
  private final ShopMessages messages;

  public SimulatedShop(Shop shop) {
    this.shop = shop;
    this.messages = new ShopMessages(shop.plan());
  }

  /** The shop itself, with its truth. */
  public Shop shop() {
    return shop;
  }

  @Override
  public String name() {
    return "the simulated shop (seed "
        + shop.plan().seed()
        + ", "
        + shop.plan().days()
        + " days up to "
        + shop.plan().end()
        + ")";
  }

  @Override
  public List<String> remarks() {
    return List.of("all of this is simulated: items, shoppers, orders, stock");
  }

  @Override
  public boolean hasPurchases() {
    return true;
  }

  @Override
  public List<String> exampleShoppers() {
    return DemoShoppers.IDS;
  }

  @Override
  public Optional<String> exampleItem() {
    LocalDate day = LocalDate.ofInstant(shop.plan().end(), ZoneOffset.UTC);
    return shop.catalogue().items().stream()
        .filter(item -> !shop.truth().isSoldOut(item))
        .map(CatalogItem::id)
        .max(Comparator.comparingDouble(id -> shop.truth().expectedDemand(id, day)));
  }

  @Override
  public Stream<Item> items() {
    return shop.catalogue().items().stream().map(SimulatedShop::item);
  }

  @Override
  public Stream<StockLevel> stock() {
    return shop.stock().stream()
        .map(
            stock ->
                StockLevel.newBuilder()
                    .setItemId(stock.item().id())
                    .setOnHand(stock.onHand())
                    .setOnOrder(stock.onOrder())
                    .build());
  }

  @Override
  public long eventCount() {
    return shop.happenings().size();
  }

  @Override
  public Stream<Event> events() {
    return IntStream.range(0, shop.happenings().size())
        .mapToObj(place -> messages.event(shop.happenings().get(place), place));
  }

  @Override
  public Stream<Order> orders() {
    return shop.orders().stream().map(messages::order);
  }

  private static Item item(CatalogItem item) {
    return Item.newBuilder()
        .setItemId(item.id())
        .setTitle(item.title())
        .addCategoryPath(Catalogue.CATEGORIES.get(item.category()))
        .setPrice(Amounts.ofCents(CURRENCY, item.cents()))
        .build();
  }
}
