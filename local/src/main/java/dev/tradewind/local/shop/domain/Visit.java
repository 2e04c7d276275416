package dev.tradewind.local.shop.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** What leads up to an order, and what follows it. */
final class Visit {

  private static final double SEARCHES = 0.3;
  private static final double RETURNED = 0.02;
  private static final double STRAY_VIEWS = 1.0;
  private static final double ANONYMOUS = 0.5;

  private final Catalogue catalogue;
  private final Random random;

  private final Random logins;

  private final ResultPage resultPage;
  private final Till till;

  /**
   * Draws.
   *
   * @param random what shoppers come for
   * @param others seeds what must change nothing of what is bought
   */
  Visit(Catalogue catalogue, Random random, long others) {
    this.catalogue = catalogue;
    this.random = random;
    this.logins = new Random(others);
    this.resultPage = new ResultPage(catalogue, new Random(others + 1));
    this.till = new Till(new Random(others + 2));
  }

  /** Search, views, cart and payment, all within the half hour before the order. */
  List<Happening> before(Happening.Bought order) {
    List<Happening> visit = new ArrayList<>();
    Shopper shopper = order.shopper();
    if (random.nextDouble() < SEARCHES) {
      String title = order.lines().get(0).item().title().toLowerCase(Locale.ROOT);
      Happening.Searched search =
          new Happening.Searched(minutesBefore(order, 29), shopper, title, 1 + random.nextInt(40));
      visit.add(search);
      visit.addAll(resultPage.of(search, order.orderId(), order.lines().get(0).item()));
    }
    for (Happening.Line line : order.lines()) {
      int strays = Chances.poisson(STRAY_VIEWS, random);
      for (int view = 0; view < strays; view++) {
        visit.add(
            new Happening.Viewed(
                minutesBefore(order, 20 + random.nextInt(8)),
                shopper,
                catalogue.neighbour(line.item(), random),
                true));
      }
      visit.add(
          new Happening.Viewed(
              minutesBefore(order, 10 + random.nextInt(9)), shopper, line.item(), true));
      visit.add(
          new Happening.PutInCart(minutesBefore(order, 2 + random.nextInt(7)), shopper, line));
    }
    visit.addAll(till.before(order));
    return visit;
  }

  /** Views without an order: in a browser, often without logging in. */
  List<Happening> browsing(Shopper shopper, Instant at) {
    boolean loggedIn = shopper.usesApp() || logins.nextDouble() >= ANONYMOUS;
    CatalogItem first = catalogue.items().get(random.nextInt(catalogue.size()));
    return List.of(
        new Happening.Viewed(at, shopper, first, loggedIn),
        new Happening.Viewed(
            at.plus(Duration.ofSeconds(40)),
            shopper,
            catalogue.neighbour(first, random),
            loggedIn));
  }

  /** Whether and when the order comes back; never after {@code end}. */
  Optional<Happening.SentBack> after(Happening.Bought order, Instant end) {
    if (random.nextDouble() >= RETURNED) {
      return Optional.empty();
    }
    Instant back =
        order.at().plus(Duration.ofDays(7)).plus(Duration.ofMinutes(random.nextInt(2_000)));
    return back.isAfter(end)
        ? Optional.empty()
        : Optional.of(new Happening.SentBack(back, order.shopper(), order.orderId()));
  }

  private Instant minutesBefore(Happening.Bought order, int minutes) {
    return order.at().minus(Duration.ofMinutes(minutes)).plusSeconds(random.nextInt(59));
  }
}
