package dev.tradewind.ingestion.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.DiscardQuarantinedEventsRequest;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventOutcome;
import dev.tradewind.api.ingestion.v1.EventResult;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import dev.tradewind.api.ingestion.v1.LogEntry;
import dev.tradewind.api.ingestion.v1.QuarantineReplay;
import dev.tradewind.api.ingestion.v1.QuarantinedEvent;
import dev.tradewind.api.ingestion.v1.ReplayQuarantinedEventsRequest;
import dev.tradewind.ingestion.store.CuttablePostgres;
import io.grpc.Status;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class ReplayQuarantineTest extends EventGrpcTest {

  @Test
  void whatWasPutRightEntersTheLogAndLeavesTheQuarantine() {
    String shopper = unique("shopper");
    Event bad = view(unique("replay"), shopper).toBuilder().setStoreId("two words").build();
    Event right = bad.toBuilder().setStoreId("two-words").build();
    long id = refuse(bad);
    long before = end(shopper);

    assertThat(outcomes(replay(true, corrected(id, right))))
        .containsExactly(EventOutcome.EVENT_OUTCOME_ACCEPTED);

    assertThat(read(shopper, before, 0).getEntriesList())
        .extracting(LogEntry::getEvent)
        .containsExactly(right);
    assertThat(kept(id)).isEmpty();
  }

  @Test
  void whatIsStillWrongStaysWithItsNewReason() {
    Event bad = view(unique("replay"), "").toBuilder().setStoreId("two words").build();
    long id = refuse(bad);
    Event halfRight = bad.toBuilder().clearStoreId().build();

    EventResult result = replay(true, corrected(id, halfRight)).get(0);

    assertThat(result.getOutcome()).isEqualTo(EventOutcome.EVENT_OUTCOME_QUARANTINED);
    assertThat(result.getDetail()).contains("shopper_id, anonymous_id or loyalty_card_id");
    QuarantinedEvent kept = kept(id).orElseThrow();
    assertThat(kept.getDetail()).isEqualTo(result.getDetail());
    assertThat(kept.getPayload()).isEqualTo(bad.toByteString());
  }

  @Test
  void whatIsInTheLogAlreadyLeavesTheQuarantineAndIsNotCountedTwice() {
    String shopper = unique("shopper");
    Event bad = view(unique("replay"), shopper).toBuilder().setStoreId("two words").build();
    Event right = bad.toBuilder().clearStoreId().build();
    long id = refuse(bad);
    ingest(right);
    long before = end(shopper);

    assertThat(outcomes(replay(true, corrected(id, right))))
        .containsExactly(EventOutcome.EVENT_OUTCOME_DUPLICATE);

    assertThat(end(shopper)).isEqualTo(before);
    assertThat(kept(id)).isEmpty();
  }

  @Test
  void lateEventsAreTakenAsTheyWereSentWhereTheyAreSaidToBeHistory() {
    Event late = view(unique("late"), unique("shopper"));
    EventResult refused =
        events.ingestEvents(IngestEventsRequest.newBuilder().addEvents(late).build()).getResults(0);
    assertThat(refused.getReason()).isEqualTo("LATE_EVENT");
    long id = newest();

    assertThat(replay(false, asSent(id)).get(0).getReason()).isEqualTo("LATE_EVENT");
    assertThat(outcomes(replay(true, asSent(id))))
        .containsExactly(EventOutcome.EVENT_OUTCOME_ACCEPTED);
    assertThat(kept(id)).isEmpty();
  }

  @Test
  void anUnknownNumberIsNamedAndNothingIsReplayed() {
    Event bad = view(unique("replay"), "s").toBuilder().setStoreId("two words").build();
    long id = refuse(bad);

    assertFails(
        Status.Code.NOT_FOUND,
        "QUARANTINED_EVENT_UNKNOWN",
        () -> replay(true, corrected(id, bad.toBuilder().clearStoreId().build()), asSent(-7)));

    assertThat(kept(id)).isPresent();
  }

  @Test
  void anEventKeepsItsIdUnlessThatWasWhatWasWrong() {
    Event bad = view(unique("replay"), "s").toBuilder().setStoreId("two words").build();
    long id = refuse(bad);
    Event renamed = bad.toBuilder().clearStoreId().setEventId(unique("other")).build();
    assertThat(
            fields(
                assertFails(
                    Status.Code.INVALID_ARGUMENT,
                    "FIELD_INVALID",
                    () -> replay(true, corrected(id, renamed)))))
        .containsExactly("replays[0].corrected.event_id");
    assertFails(
        Status.Code.INVALID_ARGUMENT, "FIELD_INVALID", () -> replay(true, asSent(id), asSent(id)));

    Event nameless = view("", unique("shopper"));
    long namelessId = refuse(nameless);
    Event named = nameless.toBuilder().setEventId(unique("named")).build();
    assertThat(outcomes(replay(true, corrected(namelessId, named))))
        .containsExactly(EventOutcome.EVENT_OUTCOME_ACCEPTED);
  }

  @Test
  void whatIsDiscardedIsGone() {
    long id = refuse(view(unique("replay"), "s").toBuilder().setStoreId("two words").build());
    DiscardQuarantinedEventsRequest request =
        DiscardQuarantinedEventsRequest.newBuilder()
            .addQuarantineIds(id)
            .addQuarantineIds(-7)
            .build();

    assertThat(events.discardQuarantinedEvents(request).getDiscarded()).isEqualTo(1);
    assertThat(events.discardQuarantinedEvents(request).getDiscarded()).isZero();
    assertThat(kept(id)).isEmpty();
  }

  private long refuse(Event bad) {
    assertThat(outcomes(ingest(bad))).containsExactly(EventOutcome.EVENT_OUTCOME_QUARANTINED);
    return newest();
  }

  private long newest() {
    return quarantined(1, "").getEvents(0).getQuarantineId();
  }

  private Optional<QuarantinedEvent> kept(long id) {
    return quarantined(50, "").getEventsList().stream()
        .filter(event -> event.getQuarantineId() == id)
        .findFirst();
  }

  private List<EventResult> replay(boolean backfill, QuarantineReplay... replays) {
    return events
        .replayQuarantinedEvents(
            ReplayQuarantinedEventsRequest.newBuilder()
                .addAllReplays(Arrays.asList(replays))
                .setBackfill(backfill)
                .build())
        .getResultsList();
  }

  private static QuarantineReplay asSent(long id) {
    return QuarantineReplay.newBuilder().setQuarantineId(id).build();
  }

  private static QuarantineReplay corrected(long id, Event event) {
    return QuarantineReplay.newBuilder().setQuarantineId(id).setCorrected(event).build();
  }
}
