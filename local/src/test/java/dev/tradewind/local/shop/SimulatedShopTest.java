package dev.tradewind.local.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.exceptions.ValidationException;
import com.google.protobuf.Message;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Order;
import dev.tradewind.api.ingestion.v1.OrderStatus;
import dev.tradewind.api.ingestion.v1.PaymentOutcome;
import dev.tradewind.api.ingestion.v1.SelectItem;
import dev.tradewind.local.platform.DemoShoppers;
import dev.tradewind.local.shop.domain.CatalogItem;
import dev.tradewind.local.shop.domain.Happening;
import dev.tradewind.local.shop.domain.Shop;
import dev.tradewind.local.shop.domain.ShopPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulatedShopTest {

  private static final Instant END = Instant.parse("2026-03-05T12:34:00Z");
  private static final Shop STANDARD = Shop.of(ShopPlan.standard(42, END));

  @Test
  void theSamePlanMakesTheSameShop() {
    ShopPlan plan = new ShopPlan(7, 40, 30, 30, END, 4);
    List<Event> once = new SimulatedShop(Shop.of(plan)).events().toList();
    List<Event> again = new SimulatedShop(Shop.of(plan)).events().toList();
    assertThat(again).isEqualTo(once);
    ShopPlan other = new ShopPlan(8, 40, 30, 30, END, 4);
    assertThat(new SimulatedShop(Shop.of(other)).events().toList()).isNotEqualTo(once);
  }

  @Test
  void theStandardShopHasAboutAHundredAndTwentyThousandEventsInTimeOrder() {
    assertThat(STANDARD.happenings()).hasSizeBetween(100_000, 140_000);
    assertThat(STANDARD.happenings()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    assertThat(STANDARD.happenings())
        .allMatch(one -> !one.at().isAfter(END) && one.at().isAfter(STANDARD.plan().start()));
  }

  @Test
  void everyEventHasAnIdOfItsOwn() {
    Set<String> ids = new HashSet<>();
    assertThat(new SimulatedShop(STANDARD).events().map(Event::getEventId).filter(ids::add).count())
        .isEqualTo(STANDARD.happenings().size());
  }

  @Test
  void everythingKeepsTheContractsRules() throws ValidationException {
    Validator validator = ValidatorFactory.newBuilder().build();
    SimulatedShop shop = new SimulatedShop(Shop.of(new ShopPlan(7, 40, 30, 30, END, 4)));
    List<Message> messages =
        Stream.<Stream<? extends Message>>of(
                shop.items(), shop.stock(), shop.events(), shop.orders())
            .flatMap(stream -> stream)
            .map(Message.class::cast)
            .toList();
    for (Message message : messages) {
      assertThat(validator.validate(message).getViolations()).as("%s", message).isEmpty();
    }
  }

  @Test
  void someBrowseWithoutLoggingInAndAreKnownByTheirBrowserLater() {
    List<Event> events = new SimulatedShop(STANDARD).events().toList();
    Map<String, Set<String>> shoppersOfBrowser = new HashMap<>();
    long anonymous = 0;
    for (Event event : events) {
      if (event.getShopperId().isEmpty()) {
        anonymous++;
        assertThat(event.hasViewItem()).isTrue();
        assertThat(event.getAnonymousId()).isNotEmpty();
      } else if (!event.getAnonymousId().isEmpty()) {
        shoppersOfBrowser
            .computeIfAbsent(event.getAnonymousId(), one -> new HashSet<>())
            .add(event.getShopperId());
      }
    }
    assertThat(anonymous).isBetween(events.size() / 50L, events.size() / 5L);
    assertThat(shoppersOfBrowser.values()).isNotEmpty().allMatch(one -> one.size() == 1);
  }

  @Test
  void linesAndViewsTellTheirCategoryAndBrand() {
    SimulatedShop shop = new SimulatedShop(Shop.of(new ShopPlan(7, 40, 30, 30, END, 4)));
    assertThat(shop.events().filter(Event::hasViewItem))
        .isNotEmpty()
        .allMatch(
            event ->
                event.getViewItem().getCategoryPathCount() == 1
                    && !event.getViewItem().getBrand().isEmpty());
    assertThat(shop.events().filter(Event::hasPurchase))
        .isNotEmpty()
        .allMatch(
            event ->
                event.getPurchase().getLinesList().stream()
                    .allMatch(
                        line -> line.getCategoryPathCount() == 1 && !line.getBrand().isEmpty()));
  }

  @Test
  void whatIsChosenWasShownAtThatPlaceAndTheTopIsChosenMoreOften() {
    Map<String, Event> shown = new HashMap<>();
    long[] shownAt = new long[11];
    long[] chosenAt = new long[11];
    for (Event event : new SimulatedShop(STANDARD).events().toList()) {
      if (event.hasImpression()) {
        assertThat(shown.put(event.getImpression().getRankingId(), event)).isNull();
        event.getImpression().getItemsList().forEach(item -> shownAt[item.getPosition()]++);
      } else if (event.hasSelectItem()) {
        SelectItem chosen = event.getSelectItem();
        Event impression = shown.get(chosen.getRankingId());
        assertThat(impression.getImpression().getItemsList()).contains(chosen.getItem());
        assertThat(impression.getImpression().getQuery()).isEqualTo(chosen.getQuery());
        assertThat(impression.getShopperId()).isEqualTo(event.getShopperId());
        chosenAt[chosen.getItem().getPosition()]++;
      }
    }
    assertThat((double) chosenAt[1] / shownAt[1])
        .isGreaterThan(2.0 * chosenAt[4] / shownAt[4])
        .isGreaterThan(4.0 * chosenAt[8] / shownAt[8]);
  }

  @Test
  void anOrderByCardIsPaidAfterItsLastTryAndAFewAreDeclinedFirst() {
    Map<String, List<Event>> payments = new HashMap<>();
    long orders = 0;
    long declined = 0;
    for (Event event : new SimulatedShop(STANDARD).events().toList()) {
      if (event.hasPaymentAttempt()) {
        payments
            .computeIfAbsent(event.getPaymentAttempt().getOrderId(), id -> new ArrayList<>())
            .add(event);
      } else if (event.hasPaymentResult()) {
        List<Event> tries = payments.get(event.getPaymentResult().getOrderId());
        assertThat(tries.get(tries.size() - 1).getPaymentAttempt().getAttemptId())
            .isEqualTo(event.getPaymentResult().getAttemptId());
        tries.add(event);
        declined +=
            event.getPaymentResult().getOutcome() == PaymentOutcome.PAYMENT_OUTCOME_DECLINED
                ? 1
                : 0;
      } else if (event.hasPurchase()) {
        orders++;
        List<Event> tries = payments.get(event.getPurchase().getOrderId());
        if (tries != null) {
          assertThat(tries.get(tries.size() - 1).getPaymentResult().getOutcome())
              .isEqualTo(PaymentOutcome.PAYMENT_OUTCOME_SUCCEEDED);
        }
      }
    }
    assertThat((double) payments.size() / orders).isBetween(0.5, 0.6);
    assertThat((double) declined / payments.size()).isBetween(0.04, 0.1);
  }

  @Test
  void nothingIsBoughtTwiceByOneShopper() {
    assertThat(STANDARD.shoppers())
        .allSatisfy(
            shopper -> assertThat(STANDARD.truth().history(shopper.id())).doesNotHaveDuplicates());
  }

  @Test
  void theTruthIsADistributionOverWhatHasNotBeenBought() {
    for (String shopper : DemoShoppers.IDS) {
      Map<String, Double> next = STANDARD.truth().nextItem(shopper);
      assertThat(next.values().stream().mapToDouble(Double::doubleValue).sum())
          .isCloseTo(1, within(1e-9));
      assertThat(STANDARD.truth().history(shopper))
          .allSatisfy(bought -> assertThat(next.get(bought.id())).isZero());
    }
  }

  @Test
  void theTruthTellsMoreThanBestSellers() {
    Map<String, Long> sold = sold();
    double best = 0;
    double bestSellers = 0;
    for (int index = 0; index < 200; index++) {
      String shopper = STANDARD.shoppers().get(index).id();
      best += STANDARD.truth().bestPossible(shopper, 10);
      bestSellers +=
          STANDARD.truth().captured(shopper, STANDARD.truth().bestSellers(shopper, 10, sold));
    }
    assertThat(best / 200).isBetween(0.5, 0.95);
    assertThat(bestSellers).isLessThan(best / 2);
  }

  @Test
  void salesOfTheHistoryFollowTheExpectedDemand() {
    Map<String, Long> sold = sold();
    LocalDate lastDay = LocalDate.ofInstant(END, ZoneOffset.UTC);
    List<CatalogItem> most =
        STANDARD.catalogue().items().stream()
            .sorted(
                (a, b) ->
                    Long.compare(sold.getOrDefault(b.id(), 0L), sold.getOrDefault(a.id(), 0L)))
            .limit(20)
            .toList();
    for (CatalogItem item : most) {
      double expected = 0;
      for (int back = 0; back < STANDARD.plan().days(); back++) {
        expected += STANDARD.truth().expectedDemand(item.id(), lastDay.minusDays(back));
      }
      double actual = sold.get(item.id());
      assertThat(actual).as(item.id()).isCloseTo(expected, within(5 * Math.sqrt(expected)));
    }
  }

  @Test
  void shoppersOfTheDemoHaveAnOrderOnItsWay() {
    List<Order> orders = new SimulatedShop(STANDARD).orders().toList();
    for (String shopper : DemoShoppers.IDS) {
      assertThat(orders)
          .anySatisfy(
              order -> {
                assertThat(order.getShopperId()).isEqualTo(shopper);
                assertThat(order.getStatus()).isEqualTo(OrderStatus.ORDER_STATUS_SHIPPED);
                assertThat(order.getTrackingNumber()).isNotEmpty();
              });
    }
  }

  @Test
  void afewItemsAreSoldOut() {
    assertThat(STANDARD.stock().stream().filter(stock -> stock.onHand() == 0).count())
        .isBetween(1L, 20L);
  }

  private static Map<String, Long> sold() {
    Map<String, Long> sold = new HashMap<>();
    for (Happening happening : STANDARD.happenings()) {
      if (happening instanceof Happening.Bought bought) {
        bought
            .lines()
            .forEach(line -> sold.merge(line.item().id(), (long) line.quantity(), Long::sum));
      }
    }
    return sold;
  }
}
