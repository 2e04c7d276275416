package dev.tradewind.ingestion.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.common.v1.Money;
import dev.tradewind.api.ingestion.v1.AddToCart;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.Purchase;
import dev.tradewind.api.ingestion.v1.Rating;
import dev.tradewind.api.ingestion.v1.Refund;
import dev.tradewind.api.ingestion.v1.RemoveFromCart;
import dev.tradewind.api.ingestion.v1.Search;
import dev.tradewind.api.ingestion.v1.ViewItem;
import dev.tradewind.kit.validation.MessageValidator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Quick and slow must agree, on values around every limit. */
class QuickLookTest {

  private static final MessageValidator VALIDATOR = new MessageValidator();

  private static final List<String> IDS =
      List.of(
          "a", "A-z_0.9:b", "x".repeat(64), "x".repeat(65), "", "a b", "a@b", "+49", "ä", "a\n");

  @Property(tries = 500)
  void agreesWithTheContractsValidator(@ForAll long seed) {
    Event event = event(new Random(seed));
    assertThat(QuickLook.keepsAllRules(event))
        .as("%s", event)
        .isEqualTo(VALIDATOR.violations(event).isEmpty());
  }

  @Test
  void meetsBothGoodAndBadEvents() {
    long good =
        new Random(1)
            .longs(1000)
            .filter(s -> QuickLook.keepsAllRules(event(new Random(s))))
            .count();
    assertThat(good).isBetween(100L, 900L);
  }

  private static Event event(Random random) {
    Event.Builder event =
        Event.newBuilder()
            .setEventId(id(random))
            .setShopperId(idOrEmpty(random))
            .setAnonymousId(idOrEmpty(random))
            .setSessionId(rarely(random) ? "s".repeat(65) : "s".repeat(64))
            .setChannelValue(rarely(random) ? 7 : random.nextInt(7));
    if (!rarely(random)) {
      event.setOccurredAt(Timestamp.newBuilder().setSeconds(1));
    }
    switch (random.nextInt(8)) {
      case 0 -> event.setViewItem(ViewItem.newBuilder().setItemId(id(random)));
      case 1 ->
          event.setSearch(
              Search.newBuilder()
                  .setQuery("q".repeat(pick(random, 1, 512, 0, 513)))
                  .setResultCount(pick(random, 0, 1, -1)));
      case 2 -> event.setAddToCart(AddToCart.newBuilder().setLine(line(random)));
      case 3 ->
          event.setRemoveFromCart(
              rarely(random)
                  ? RemoveFromCart.newBuilder()
                  : RemoveFromCart.newBuilder().setLine(line(random)));
      case 4 -> {
        Purchase.Builder purchase = Purchase.newBuilder().setOrderId(id(random));
        for (int i = pick(random, 1, 3, 0); i > 0; i--) {
          purchase.addLines(line(random));
        }
        event.setPurchase(purchase);
      }
      case 5 -> {
        Refund.Builder refund = Refund.newBuilder().setOrderId(id(random));
        for (int i = pick(random, 0, 2); i > 0; i--) {
          refund.addLines(line(random));
        }
        event.setRefund(refund);
      }
      case 6 ->
          event.setRating(
              Rating.newBuilder()
                  .setItemId(id(random))
                  .setStars(List.of(0.5, 5.0, 3.0, 0.49, 5.01, Double.NaN).get(random.nextInt(6))));
      default -> {
        if (!rarely(random)) {
          event.setViewItem(
              ViewItem.newBuilder()
                  .setItemId(id(random))
                  .setRankingId("r".repeat(pick(random, 0, 64, 65))));
        }
      }
    }
    return event.build();
  }

  private static LineItem line(Random random) {
    LineItem.Builder line =
        LineItem.newBuilder()
            .setItemId(id(random))
            .setQuantity(pick(random, 1, 1_000_000, 0, 1_000_001));
    if (random.nextBoolean()) {
      line.setUnitPrice(
          Money.newBuilder()
              .setCurrencyCode(rarely(random) ? "Eur" : "EUR")
              .setNanos(pick(random, 0, -999_999_999, 1_000_000_000)));
    }
    return line.build();
  }

  /** Mostly the first of the values: an event has many fields, and should be good now and then. */
  private static int pick(Random random, int... values) {
    return values[rarely(random) ? random.nextInt(values.length) : random.nextInt(2)];
  }

  private static String id(Random random) {
    return IDS.get(rarely(random) ? random.nextInt(IDS.size()) : random.nextInt(3));
  }

  private static String idOrEmpty(Random random) {
    return random.nextInt(4) == 0 ? "" : id(random);
  }

  private static boolean rarely(Random random) {
    return random.nextInt(12) == 0;
  }
}
