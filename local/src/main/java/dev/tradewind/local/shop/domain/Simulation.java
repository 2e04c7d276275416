package dev.tradewind.local.shop.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Makes a simulated shop: draws who comes when, what they choose, and what that leaves behind. */
final class Simulation {

  private static final int SHOPPERS_WITH_ORDER_UNDER_WAY = 10;
  private static final double MORE_LINES = 0.35;
  private static final double SECOND_PIECE = 0.25;
  private static final double BROWSING_PER_ORDER = 0.7;
  private static final double SOLD_OUT = 0.02;
  private static final int FIRST_ORDER_NUMBER = 100_001;

  private final ShopPlan plan;
  private final Random random;
  private final Catalogue catalogue;
  private final Choice choice;
  private final Visit visit;
  private final List<Happening> happenings = new ArrayList<>();
  private final List<PlacedOrder> orders = new ArrayList<>();
  private final Map<String, Shopper> shoppers = new HashMap<>();
  private final Map<String, List<CatalogItem>> histories = new HashMap<>();
  private final Demand demand;
  private int nextOrder = FIRST_ORDER_NUMBER;

  Simulation(ShopPlan plan) {
    this.plan = plan;
    this.random = new Random(plan.seed());
    this.catalogue = Catalogue.of(plan.items(), random);
    this.choice = new Choice(catalogue, new Seasons(Catalogue.CATEGORIES.size(), random), random);
    this.visit = new Visit(catalogue, random, ~plan.seed());
    this.demand = new Demand(plan);
  }

  Shop run() {
    List<Shopper> everyone = new ArrayList<>();
    for (int index = 0; index < plan.shoppers(); index++) {
      Shopper shopper = newShopper(index);
      everyone.add(shopper);
      shoppers.put(shopper.id(), shopper);
      live(shopper);
    }
    happenings.sort(Comparator.comparing(Happening::at));
    orders.sort(Comparator.comparing(order -> order.bought().at()));
    Set<CatalogItem> soldOut = new HashSet<>();
    List<Stock> stock = stock(soldOut);
    Truth truth = new Truth(catalogue, choice, shoppers, histories, soldOut, demand);
    return new Shop(plan, catalogue, everyone, happenings, orders, stock, truth);
  }

  private Shopper newShopper(int index) {
    // Few come often: an exponential spread, but everyone at least sometimes.
    double activity = 0.3 + 0.7 * -Math.log(1 - random.nextDouble());
    return new Shopper(
        index,
        String.format(Locale.ROOT, "sim-shopper-%04d", index + 1),
        Chances.unevenShares(Catalogue.CATEGORIES.size(), random),
        plan.ordersPerShopper() * activity);
  }

  private void live(Shopper shopper) {
    List<CatalogItem> history = new ArrayList<>();
    BitSet bought = new BitSet();
    for (Instant at : orderTimes(shopper)) {
      order(shopper, at, history, bought);
    }
    histories.put(shopper.id(), List.copyOf(history));
    int visits = Chances.poisson(shopper.orders() * BROWSING_PER_ORDER, random);
    for (int count = 0; count < visits; count++) {
      happenings.addAll(visit.browsing(shopper, busyMoment()));
    }
  }

  /** Moments of a shopper's orders, at least two hours apart so that visits do not overlap. */
  private List<Instant> orderTimes(Shopper shopper) {
    List<Instant> drawn = new ArrayList<>();
    int count = Chances.poisson(shopper.orders(), random);
    for (int order = 0; order < count; order++) {
      drawn.add(busyMoment());
    }
    if (shopper.index() < SHOPPERS_WITH_ORDER_UNDER_WAY) {
      // So that there is something to ask about: an order on its way.
      drawn.add(plan.end().minus(Duration.ofHours(30 + random.nextInt(30))));
    }
    drawn.sort(Comparator.naturalOrder());
    List<Instant> times = new ArrayList<>();
    for (Instant at : drawn) {
      if (times.isEmpty() || times.get(times.size() - 1).plus(Duration.ofHours(2)).isBefore(at)) {
        times.add(at);
      }
    }
    return times;
  }

  private void order(Shopper shopper, Instant at, List<CatalogItem> history, BitSet bought) {
    int weekday = Seasons.weekday(at);
    List<Happening.Line> lines = new ArrayList<>();
    do {
      int last = history.isEmpty() ? -1 : history.get(history.size() - 1).index();
      double[] chances = choice.onWeekday(shopper.taste(), last, bought, weekday);
      CatalogItem item = catalogue.items().get(Chances.pick(chances, random));
      int quantity = random.nextDouble() < SECOND_PIECE ? 2 : 1;
      demand.add(at, chances, quantity);
      lines.add(new Happening.Line(item, quantity));
      history.add(item);
      bought.set(item.index());
    } while (random.nextDouble() < MORE_LINES && bought.cardinality() < catalogue.size() / 2);
    Happening.Bought order =
        new Happening.Bought(at, shopper, Integer.toString(nextOrder++), lines);
    happenings.addAll(visit.before(order));
    happenings.add(order);
    PlacedOrder placed = PlacedOrder.asOf(plan.end(), order);
    Optional<Happening.SentBack> back = visit.after(order, plan.end());
    if (back.isPresent()) {
      happenings.add(back.get());
      placed = placed.returnedAt(back.get().at());
    }
    orders.add(placed);
  }

  private Instant busyMoment() {
    long seconds = Duration.ofDays(plan.days()).toSeconds() - Duration.ofHours(1).toSeconds();
    while (true) {
      Instant moment =
          plan.start()
              .plus(Duration.ofHours(1))
              .plusSeconds((long) (random.nextDouble() * seconds));
      if (random.nextDouble() < Seasons.busyness(moment)) {
        return moment;
      }
    }
  }

  private List<Stock> stock(Set<CatalogItem> soldOut) {
    LocalDate lastDay = LocalDate.ofInstant(plan.end(), ZoneOffset.UTC);
    List<Stock> stock = new ArrayList<>();
    for (CatalogItem item : catalogue.items()) {
      double weekly = 0;
      for (int day = 0; day < Seasons.WEEKDAYS; day++) {
        weekly += demand.expected(item.index(), lastDay.minusDays(day));
      }
      boolean gone = random.nextDouble() < SOLD_OUT;
      if (gone) {
        soldOut.add(item);
      }
      double weeks = 0.5 + 2 * random.nextDouble();
      long onHand = gone ? 0 : 1 + Math.round(weekly * weeks);
      long onOrder = gone || random.nextInt(4) == 0 ? Math.round(weekly) : 0;
      stock.add(new Stock(item, onHand, onOrder));
    }
    return stock;
  }
}
