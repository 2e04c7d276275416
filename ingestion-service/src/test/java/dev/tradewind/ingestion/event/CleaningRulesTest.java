package dev.tradewind.ingestion.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.CleaningAction;
import dev.tradewind.api.ingestion.v1.CleaningRule;
import dev.tradewind.api.ingestion.v1.Client;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import dev.tradewind.api.ingestion.v1.ListCleaningRulesRequest;
import dev.tradewind.ingestion.cleaning.RuleCounts;
import dev.tradewind.ingestion.store.CuttablePostgres;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class CleaningRulesTest extends EventGrpcTest {

  private static final String ROBOT =
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

  @Inject RuleCounts counts;

  @Test
  void countsWhatEachRuleCaught() {
    Map<String, CleaningRule> before = rules();
    Event known = live("shopper");
    ingestLive(known);

    ingestLive(known, live("shopper"), view(unique("late"), "s"), robot(), robot());

    Map<String, CleaningRule> after = rules();
    assertThat(caught(before, after, "DUPLICATE")).isEqualTo(1);
    assertThat(caught(before, after, "LATE_EVENT")).isEqualTo(1);
    assertThat(caught(before, after, "BOT_TRAFFIC")).isEqualTo(2);
    assertThat(caught(before, after, "USER_AGENT_REMOVED")).isEqualTo(2);
    assertThat(caught(before, after, "FIELD_INVALID")).isZero();
    assertThat(after.get("LATE_EVENT").getAction())
        .isEqualTo(CleaningAction.CLEANING_ACTION_QUARANTINE);
    assertThat(after.get("LATE_EVENT").getDescription()).contains("72 h");
    assertThat(after.get("CLOCK_SKEW").getAction())
        .isEqualTo(CleaningAction.CLEANING_ACTION_CORRECT);
    assertThat(after.get("DUPLICATE").getAction()).isEqualTo(CleaningAction.CLEANING_ACTION_IGNORE);
  }

  @Test
  void countsEachEventThatTakesTwoPersonsForOne() {
    String tablet = unique("tablet");
    ingestLive(on(tablet, "first"));
    Map<String, CleaningRule> before = rules();

    Event second = on(tablet, "second");
    ingestLive(second, on(tablet, "third"));
    ingestLive(second);
    ingestLive(second.toBuilder().setEventId(unique("again")).build(), live("fourth"));

    Map<String, CleaningRule> after = rules();
    assertThat(caught(before, after, "IDENTITY_CONFLICT")).isEqualTo(3);
    assertThat(caught(before, after, "DUPLICATE")).isEqualTo(1);
    assertThat(after.get("IDENTITY_CONFLICT").getAction())
        .isEqualTo(CleaningAction.CLEANING_ACTION_COUNT);
  }

  private static Event on(String tablet, String shopper) {
    return live(shopper).toBuilder().setAnonymousId(tablet).build();
  }

  @Test
  void countsOfOtherInstancesAreAdded() {
    long before = rules().get("CLOCK_SKEW").getCaught();

    counts.add(Map.of("CLOCK_SKEW", 41L, "LATE_EVENT", 1L)).await().atMost(Duration.ofSeconds(30));

    assertThat(rules().get("CLOCK_SKEW").getCaught()).isEqualTo(before + 41);
  }

  @Test
  void aCorrectedEventSaysSoInTheLog() {
    String shopper = unique("skewed");
    Instant itsNow = Instant.now().plusSeconds(3600);
    Event event =
        view(unique("skewed"), shopper).toBuilder()
            .setOccurredAt(timestamp(itsNow))
            .setSentAt(timestamp(itsNow))
            .build();
    long before = end(shopper);

    ingestLive(event);

    Event logged = read(shopper, before, 0).getEntries(0).getEvent();
    assertThat(logged.getCorrectionsList()).hasSize(1);
    assertThat(logged.getCorrections(0).getRule()).isEqualTo("CLOCK_SKEW");
    assertThat(logged.getOccurredAt())
        .isEqualTo(read(shopper, before, 0).getEntries(0).getReceivedAt())
        .isNotEqualTo(event.getOccurredAt());
  }

  private Map<String, CleaningRule> rules() {
    return events
        .listCleaningRules(ListCleaningRulesRequest.getDefaultInstance())
        .getRulesList()
        .stream()
        .collect(Collectors.toMap(CleaningRule::getName, rule -> rule));
  }

  private void ingestLive(Event... batch) {
    IngestEventsRequest.Builder request = IngestEventsRequest.newBuilder();
    for (Event event : batch) {
      request.addEvents(event);
    }
    events.ingestEvents(request.build());
  }

  private static long caught(
      Map<String, CleaningRule> before, Map<String, CleaningRule> after, String rule) {
    return after.get(rule).getCaught() - before.get(rule).getCaught();
  }

  private static Event robot() {
    return live("robot").toBuilder().setClient(Client.newBuilder().setUserAgent(ROBOT)).build();
  }

  private static Event live(String shopper) {
    return view(unique("live"), unique(shopper)).toBuilder()
        .setOccurredAt(timestamp(Instant.now()))
        .build();
  }
}
