package dev.tradewind.local.shop.domain;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What no real shop knows: the distributions that the history was drawn from. A model's answers can
 * be held against them.
 */
public final class Truth {

  private final Catalogue catalogue;
  private final Choice choice;
  private final Map<String, Shopper> shoppers;
  private final Map<String, List<CatalogItem>> histories;
  private final Set<CatalogItem> soldOut;
  private final Demand demand;

  Truth(
      Catalogue catalogue,
      Choice choice,
      Map<String, Shopper> shoppers,
      Map<String, List<CatalogItem>> histories,
      Set<CatalogItem> soldOut,
      Demand demand) {
    this.catalogue = catalogue;
    this.choice = choice;
    this.shoppers = Map.copyOf(shoppers);
    this.histories = Map.copyOf(histories);
    this.soldOut = new HashSet<>(soldOut);
    this.demand = demand;
  }

  /** What a shopper has bought, oldest first. */
  public List<CatalogItem> history(String shopperId) {
    return histories.getOrDefault(shopperId, List.of());
  }

  /** The probability of each item to be the shopper's next purchase; by item id, sums to 1. */
  public Map<String, Double> nextItem(String shopperId) {
    double[] chances = chances(shopperId);
    Map<String, Double> byId = new HashMap<>();
    for (CatalogItem item : catalogue.items()) {
      byId.put(item.id(), chances[item.index()]);
    }
    return byId;
  }

  /** The share of the shopper's next purchases that a list of recommendations holds. */
  public double captured(String shopperId, List<String> itemIds) {
    Map<String, Double> chances = nextItem(shopperId);
    return itemIds.stream().distinct().mapToDouble(id -> chances.getOrDefault(id, 0.0)).sum();
  }

  /** The share that the best possible list of this length holds; nothing sold out is on it. */
  public double bestPossible(String shopperId, int length) {
    double[] chances = chances(shopperId);
    return ranked(chances).limit(length).mapToDouble(index -> chances[index]).sum();
  }

  /** Whether an item is out of stock. */
  public boolean isSoldOut(CatalogItem item) {
    return soldOut.contains(item);
  }

  /**
   * What sells best of what the shopper has not bought and can be had: the floor of any
   * recommender.
   */
  public List<String> bestSellers(String shopperId, int length, Map<String, Long> unitsSold) {
    Set<CatalogItem> bought = new HashSet<>(history(shopperId));
    return catalogue.items().stream()
        .filter(item -> !bought.contains(item) && !soldOut.contains(item))
        .sorted(
            Comparator.comparingLong((CatalogItem item) -> -unitsSold.getOrDefault(item.id(), 0L))
                .thenComparing(CatalogItem::id))
        .limit(length)
        .map(CatalogItem::id)
        .toList();
  }

  /**
   * How many pieces of an item are expected to be sold on a day (UTC): the rate of all orders on
   * that weekday times the mean of the true probabilities at the orders of the history.
   */
  public double expectedDemand(String itemId, LocalDate day) {
    CatalogItem item =
        catalogue.items().stream()
            .filter(one -> one.id().equals(itemId))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no simulated item " + itemId));
    return demand.expected(item.index(), day);
  }

  private IntStream ranked(double[] chances) {
    return catalogue.items().stream()
        .filter(item -> !soldOut.contains(item))
        .mapToInt(CatalogItem::index)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer index) -> -chances[index]))
        .mapToInt(Integer::intValue);
  }

  private double[] chances(String shopperId) {
    Shopper shopper = shoppers.get(shopperId);
    if (shopper == null) {
      throw new IllegalArgumentException("no simulated shopper " + shopperId);
    }
    List<CatalogItem> history = history(shopperId);
    BitSet bought = new BitSet();
    history.forEach(item -> bought.set(item.index()));
    int last = history.isEmpty() ? -1 : history.get(history.size() - 1).index();
    return choice.onAnyDay(shopper.taste(), last, bought);
  }
}
