package dev.tradewind.ingestion.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.common.v1.Money;
import dev.tradewind.api.ingestion.v1.Client;
import dev.tradewind.api.ingestion.v1.Correction;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.PaymentAttempt;
import dev.tradewind.api.ingestion.v1.PaymentMethod;
import dev.tradewind.api.ingestion.v1.Purchase;
import dev.tradewind.api.ingestion.v1.StockMovement;
import dev.tradewind.api.ingestion.v1.ViewItem;
import dev.tradewind.ingestion.cleaning.domain.Agents;
import dev.tradewind.ingestion.cleaning.domain.Arrival;
import dev.tradewind.ingestion.cleaning.domain.Currencies;
import dev.tradewind.ingestion.event.log.EventLogConfig;
import dev.tradewind.kit.validation.MessageValidator;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each rule: what it catches, and what it leaves alone. */
class CleaningTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00.5Z");
  private static final Arrival LIVE = Arrival.at(NOW, false);
  private static final Arrival BACKFILL = Arrival.at(NOW, true);
  private static final String GOOGLEBOT =
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

  private static final Agents AGENTS = new Agents(Map.of(GOOGLEBOT, true, FIREFOX, false));

  private final Cleaning cleaning = cleaning(new Currencies(Optional.empty(), Map.of()));
  private final Cleaning euroShop =
      cleaning(new Currencies(Optional.of("EUR"), Map.of("USD", new BigDecimal("0.9"))));

  @Test
  void aGoodEventPassesAsItIs() {
    Event event = view(NOW).build();

    assertThat(cleaning.clean(event, LIVE, AGENTS)).isEqualTo(new Cleaned.Passed(event, List.of()));
  }

  @Test
  void whatTheContractForbidsIsRefusedWithTheField() {
    Event event = view(NOW).setShopperId("anna@example.org").build();

    Cleaned.Refused refused =
        refused(cleaning.clean(event, LIVE, AGENTS), "FIELD_INVALID", "shopper_id");
    assertThat(refused.event()).isEqualTo(event);
  }

  @Test
  void aTimeThatIsNoneIsRefused() {
    Timestamp never = Timestamp.newBuilder().setSeconds(Long.MAX_VALUE).build();

    refused(
        cleaning.clean(view(NOW).setOccurredAt(never).build(), LIVE, AGENTS),
        "FIELD_INVALID",
        "occurred_at");
    refused(
        cleaning.clean(view(NOW).setSentAt(never).build(), LIVE, AGENTS),
        "FIELD_INVALID",
        "sent_at");
  }

  @Test
  void aWrongClockIsCorrectedByWhatItSaysOfItself() {
    Instant itsNow = NOW.plus(Duration.ofHours(2));
    Event event = view(itsNow.minusSeconds(7)).setSentAt(timestamp(itsNow)).build();

    Cleaned.Passed passed = passed(cleaning.clean(event, LIVE, AGENTS), "CLOCK_SKEW");
    assertThat(passed.event().getOccurredAt()).isEqualTo(timestamp(NOW.minusSeconds(7)));
    assertThat(passed.event().getCorrectionsList())
        .containsExactly(
            Correction.newBuilder()
                .setRule("CLOCK_SKEW")
                .setField("occurred_at")
                .setOriginal(itsNow.minusSeconds(7).toString())
                .build());
  }

  @Test
  void aClockThatIsNearlyRightIsLeftAlone() {
    Event event = view(NOW).setSentAt(timestamp(NOW.minusSeconds(30))).build();

    assertThat(passed(cleaning.clean(event, LIVE, AGENTS)).event()).isEqualTo(event);
  }

  @Test
  void historyKeepsItsTimesWhateverItWasSentAt() {
    Instant longAgo = NOW.minus(Duration.ofDays(400));
    Event event = view(longAgo).setSentAt(timestamp(longAgo)).build();

    assertThat(passed(cleaning.clean(event, BACKFILL, AGENTS)).event()).isEqualTo(event);
  }

  @Test
  void anAbsurdClockLeavesAnEventToTheOtherRules() {
    Event event =
        view(Instant.parse("0001-01-01T00:00:00Z"))
            .setSentAt(timestamp(Instant.parse("9999-12-31T00:00:00Z")))
            .build();

    refused(cleaning.clean(event, LIVE, AGENTS), "LATE_EVENT", "occurred_at");
  }

  @Test
  void whatHasNotHappenedYetIsRefused() {
    Duration lead = Duration.ofMinutes(10);

    passed(cleaning.clean(view(NOW.plus(lead)).build(), LIVE, AGENTS));
    refused(
        cleaning.clean(view(NOW.plus(lead).plusNanos(1)).build(), BACKFILL, AGENTS),
        "EVENT_IN_FUTURE",
        "occurred_at");
  }

  @Test
  void whatHappenedLongAgoIsRefusedUnlessItIsHistory() {
    Instant threeDaysAgo = NOW.minus(Duration.ofDays(3));

    passed(cleaning.clean(view(threeDaysAgo).build(), LIVE, AGENTS));
    Event late = view(threeDaysAgo.minusNanos(1)).build();
    refused(cleaning.clean(late, LIVE, AGENTS), "LATE_EVENT", "occurred_at");
    passed(cleaning.clean(late, BACKFILL, AGENTS));
  }

  @Test
  void whatWaitedInQuarantineIsNotLateForThat() {
    Arrival replay = new Arrival(NOW, NOW.plus(Duration.ofDays(30)), false);

    passed(cleaning.clean(view(NOW).build(), replay, AGENTS));
  }

  @Test
  void robotsAreRefusedAndShoppersAreNot() {
    refused(cleaning.clean(from(GOOGLEBOT), LIVE, AGENTS), "BOT_TRAFFIC", "client.user_agent");
    passed(cleaning.clean(from(FIREFOX), LIVE, AGENTS), "USER_AGENT_REMOVED");
    passed(cleaning.clean(from(""), LIVE, AGENTS));
  }

  @Test
  void anAgentThatWasNotLookedAtIsTakenForAShoppersAndCounted() {
    Cleaned.Passed passed =
        passed(
            cleaning.clean(from("NewBrowser/1.0"), LIVE, AGENTS),
            "USER_AGENT_REMOVED",
            "USER_AGENT_UNCHECKED");
    assertThat(passed.event()).isEqualTo(from(""));
  }

  @Test
  void aUserAgentIsNeverKept() {
    assertThat(passed(cleaning.clean(from(FIREFOX), LIVE, AGENTS), "USER_AGENT_REMOVED").event())
        .isEqualTo(from(""));
    Cleaned robot = cleaning.clean(from(GOOGLEBOT), LIVE, AGENTS);
    assertThat(((Cleaned.Refused) robot).event()).isEqualTo(from(""));
    Cleaned tooLong = cleaning.clean(from("x".repeat(1025)), LIVE, AGENTS);
    assertThat(refused(tooLong, "FIELD_INVALID", "client.user_agent").event()).isEqualTo(from(""));
  }

  @Test
  void aSubjectThatDoesTooMuchIsRefusedAndItsNeighbourIsNot() {
    for (int i = 0; i < 5; i++) {
      passed(cleaning.clean(view(NOW).build(), LIVE, AGENTS));
    }
    refused(cleaning.clean(view(NOW).build(), LIVE, AGENTS), "SUBJECT_TOO_BUSY", "");
    passed(cleaning.clean(view(NOW).setShopperId("bert").build(), LIVE, AGENTS));
    passed(cleaning.clean(view(NOW).build(), BACKFILL, AGENTS));
    passed(cleaning.clean(view(NOW).build(), Arrival.at(NOW.plusSeconds(60), false), AGENTS));
  }

  @Test
  void whatDidNotEnterTheLogDoesNotMakeASubjectBusy() {
    for (int i = 0; i < 20; i++) {
      Cleaned cleaned = cleaning.clean(view(NOW).build(), LIVE, AGENTS);
      cleaning.didNotEnter(passed(cleaned).event(), LIVE);
    }
  }

  @Test
  void anItemIsNeverTooBusy() {
    Event movement =
        Event.newBuilder()
            .setEventId("m")
            .setOccurredAt(timestamp(NOW))
            .setStockMovement(StockMovement.newBuilder().setItemId("mug").setChange(-1))
            .build();
    for (int i = 0; i < 20; i++) {
      passed(cleaning.clean(movement, LIVE, AGENTS));
    }
  }

  @Test
  void aCurrencyThatDoesNotExistIsRefused() {
    passed(cleaning.clean(purchase("CHF"), LIVE, AGENTS));
    refused(
        cleaning.clean(purchase("XQQ"), LIVE, AGENTS),
        "CURRENCY_UNKNOWN",
        "purchase.lines[0].unit_price.currency_code");
  }

  @Test
  void aCurrencyThatTheShopDoesNotTakeIsRefusedWhereverItStands() {
    refused(
        euroShop.clean(purchase("EUR", "CHF"), LIVE, AGENTS),
        "CURRENCY_UNKNOWN",
        "purchase.lines[1].unit_price.currency_code");
    Event attempt =
        view(NOW)
            .setPaymentAttempt(
                PaymentAttempt.newBuilder()
                    .setOrderId("o")
                    .setAttemptId("a")
                    .setMethod(PaymentMethod.newBuilder().setKind("card"))
                    .setAmount(money("CHF")))
            .build();
    refused(
        euroShop.clean(attempt, LIVE, AGENTS),
        "CURRENCY_UNKNOWN",
        "payment_attempt.amount.currency_code");
  }

  @Test
  void aPriceInAnotherCurrencyIsGivenInTheShopsOwnToo() {
    Cleaned.Passed passed =
        passed(euroShop.clean(purchase("EUR", "USD"), LIVE, AGENTS), "CURRENCY_CONVERTED");

    List<LineItem> lines = passed.event().getPurchase().getLinesList();
    assertThat(lines.get(0).hasBasePrice()).isFalse();
    assertThat(lines.get(1).getUnitPrice()).isEqualTo(money("USD"));
    assertThat(lines.get(1).getBasePrice())
        .isEqualTo(
            Money.newBuilder().setCurrencyCode("EUR").setUnits(9).setNanos(450_000_000).build());
    assertThat(passed.event().getCorrectionsList())
        .extracting(Correction::getField)
        .containsExactly("purchase.lines[1].base_price");
  }

  @Test
  void aPriceWithoutACurrencyIsInTheShopsOwnWhereThatIsKnown() {
    Cleaned.Passed passed =
        passed(euroShop.clean(purchase("", "EUR"), LIVE, AGENTS), "CURRENCY_MISSING");

    assertThat(passed.event().getPurchase().getLines(0).getUnitPrice()).isEqualTo(money("EUR"));
    assertThat(passed.event().getCorrectionsList())
        .extracting(Correction::getField)
        .containsExactly("purchase.lines[0].unit_price.currency_code");
    refused(
        cleaning.clean(purchase(""), LIVE, AGENTS),
        "FIELD_INVALID",
        "purchase.lines[0].unit_price.currency_code");
  }

  @Test
  void whatIsOursToSayIsNotTakenFromASender() {
    LineItem line =
        LineItem.newBuilder()
            .setItemId("i")
            .setQuantity(1)
            .setUnitPrice(money("EUR"))
            .setBasePrice(money("USD"))
            .build();
    Event event =
        view(NOW)
            .setPurchase(Purchase.newBuilder().setOrderId("o").addLines(line))
            .addCorrections(Correction.newBuilder().setRule("MINE"))
            .build();

    Event passed = passed(euroShop.clean(event, LIVE, AGENTS)).event();
    assertThat(passed.getCorrectionsCount()).isZero();
    assertThat(passed.getPurchase().getLines(0).hasBasePrice()).isFalse();
  }

  @Test
  void declaresEveryRuleOnce() {
    assertThat(cleaning.rules())
        .extracting(rule -> rule.name())
        .containsExactly(
            "USER_AGENT_REMOVED",
            "CURRENCY_MISSING",
            "FIELD_INVALID",
            "CLOCK_SKEW",
            "EVENT_IN_FUTURE",
            "LATE_EVENT",
            "BOT_TRAFFIC",
            "USER_AGENT_UNCHECKED",
            "CURRENCY_UNKNOWN",
            "CURRENCY_CONVERTED",
            "SUBJECT_TOO_BUSY",
            "DUPLICATE",
            "IDENTITY_CONFLICT");
    assertThat(cleaning.rules()).extracting(rule -> rule.description()).doesNotContain("");
  }

  private static Cleaning cleaning(Currencies currencies) {
    var config =
        new SmallRyeConfigBuilder()
            .withMapping(CleaningConfig.class)
            .withMapping(EventLogConfig.class)
            .withConverter(Duration.class, 200, new DurationConverter())
            .withDefaultValue("tradewind.ingestion.cleaning.max-events-per-minute", "5")
            .build();
    return new Cleaning(
        new MessageValidator(),
        config.getConfigMapping(CleaningConfig.class).cleaning(),
        currencies,
        config.getConfigMapping(EventLogConfig.class).append());
  }

  private static Cleaned.Passed passed(Cleaned cleaned, String... rules) {
    assertThat(cleaned).isInstanceOf(Cleaned.Passed.class);
    assertThat(cleaned.caughtBy()).containsExactly(rules);
    return (Cleaned.Passed) cleaned;
  }

  private static Cleaned.Refused refused(Cleaned cleaned, String reason, String field) {
    assertThat(cleaned).isInstanceOf(Cleaned.Refused.class);
    Cleaned.Refused refused = (Cleaned.Refused) cleaned;
    assertThat(refused.reason().name()).isEqualTo(reason);
    assertThat(refused.field()).isEqualTo(field);
    assertThat(refused.detail()).isNotEmpty();
    assertThat(refused.caughtBy()).contains(reason);
    return refused;
  }

  private static Event from(String userAgent) {
    return view(NOW).setClient(Client.newBuilder().setUserAgent(userAgent)).build();
  }

  private static Event purchase(String... currencies) {
    Purchase.Builder purchase = Purchase.newBuilder().setOrderId("o");
    for (String currency : currencies) {
      purchase.addLines(
          LineItem.newBuilder().setItemId("i").setQuantity(2).setUnitPrice(money(currency)));
    }
    return view(NOW).setPurchase(purchase).build();
  }

  private static Money money(String currency) {
    return Money.newBuilder().setCurrencyCode(currency).setUnits(10).setNanos(500_000_000).build();
  }

  private static Event.Builder view(Instant occurredAt) {
    return Event.newBuilder()
        .setEventId("e")
        .setShopperId("anna")
        .setOccurredAt(timestamp(occurredAt))
        .setViewItem(ViewItem.newBuilder().setItemId("mug"));
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
