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

  /**
   * The results of a search were shown.
   *
   * @param rankingId joins what is chosen to what was shown
   * @param items in their order
   */
  record Shown(Instant at, Shopper shopper, String rankingId, String query, List<CatalogItem> items)
      implements Happening {
    public Shown {
      items = List.copyOf(items);
    }
  }

  /**
   * One of the results was chosen.
   *
   * @param place where it was shown, from 1
   */
  record Chosen(Instant at, Shown from, int place) implements Happening {
    @Override
    public Shopper shopper() {
      return from.shopper();
    }

    /** What was chosen. */
    public CatalogItem item() {
      return from.items().get(place - 1);
    }
  }

  /** Something was put into the cart. */
  record PutInCart(Instant at, Shopper shopper, Line line) implements Happening {}

  /** An order was paid. */
  record Bought(Instant at, Shopper shopper, String orderId, List<Line> lines)
      implements Happening {
    public Bought {
      lines = List.copyOf(lines);
    }

    /** What it cost. */
    public long cents() {
      return lines.stream().mapToLong(line -> line.item().cents() * line.quantity()).sum();
    }
  }

  /**
   * A payment was tried.
   *
   * @param number of the try for this order, from 1
   * @param card which of the shopper's cards, from 1
   */
  record Tried(Instant at, Bought order, int number, int card) implements Happening {
    @Override
    public Shopper shopper() {
      return order.shopper();
    }
  }

  /** A payment succeeded, or was declined. */
  record Settled(Instant at, Tried tried, boolean paid) implements Happening {
    @Override
    public Shopper shopper() {
      return tried.shopper();
    }
  }

  /** An order came back. */
  record SentBack(Instant at, Shopper shopper, String orderId) implements Happening {}

  /** An item and how many of it. */
  record Line(CatalogItem item, int quantity) {}
}
