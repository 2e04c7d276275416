package dev.tradewind.local.shop.domain;

import java.time.Instant;
import java.util.List;

/** Something that a shopper did in the simulated shop. */
public sealed interface Happening {

  /** When. */
  Instant at();

  /** Who. */
  Shopper shopper();

  /**
   * A product page was seen.
   *
   * @param loggedIn whether the shop knew whom it showed the page to
   */
  record Viewed(Instant at, Shopper shopper, CatalogItem item, boolean loggedIn)
      implements Happening {}

  /** A search was made. */
  record Searched(Instant at, Shopper shopper, String query, int results) implements Happening {}

  /** Something was put into the cart. */
  record PutInCart(Instant at, Shopper shopper, Line line) implements Happening {}

  /** An order was paid. */
  record Bought(Instant at, Shopper shopper, String orderId, List<Line> lines)
      implements Happening {
    public Bought {
      lines = List.copyOf(lines);
    }
  }

  /** An order came back. */
  record SentBack(Instant at, Shopper shopper, String orderId) implements Happening {}

  /** An item and how many of it. */
  record Line(CatalogItem item, int quantity) {}
}
