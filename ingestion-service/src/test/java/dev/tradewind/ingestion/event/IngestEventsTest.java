package dev.tradewind.ingestion.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventOutcome;
import dev.tradewind.api.ingestion.v1.EventResult;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.ListQuarantinedEventsResponse;
import dev.tradewind.api.ingestion.v1.LogEntry;
import dev.tradewind.api.ingestion.v1.Purchase;
import dev.tradewind.api.ingestion.v1.QuarantinedEvent;
import dev.tradewind.api.ingestion.v1.ReadEventsResponse;
import dev.tradewind.api.ingestion.v1.Search;
import dev.tradewind.ingestion.store.CuttablePostgres;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class IngestEventsTest extends EventGrpcTest {

  @Test
  void anAcceptedEventIsReadBackAsItWasSent() {
    String shopper = unique("shopper");
    Event event = view(unique("event"), shopper);
    long before = end(shopper);

    assertThat(outcomes(ingest(event))).containsExactly(EventOutcome.EVENT_OUTCOME_ACCEPTED);

    ReadEventsResponse response = read(shopper, before, 0);
    assertThat(response.getEntriesList()).extracting(LogEntry::getEvent).containsExactly(event);
    assertThat(response.getEntries(0).getOffset()).isEqualTo(before);
    assertThat(response.getEntries(0).getReceivedAt().getSeconds()).isPositive();
    assertThat(response.getNextOffset()).isEqualTo(before + 1);
    assertThat(response.getEndOffset()).isEqualTo(before + 1);
  }

  @Test
  void sendingAgainChangesNothing() {
    String shopper = unique("shopper");
    Event event = view(unique("event"), shopper);
    ingest(event);
    long end = end(shopper);

    assertThat(outcomes(ingest(event, event))).containsOnly(EventOutcome.EVENT_OUTCOME_DUPLICATE);
    assertThat(end(shopper)).isEqualTo(end);
  }

  @Test
  void aBadEventIsQuarantinedAndItsNeighboursAreNot() throws InvalidProtocolBufferException {
    Event bad =
        base(unique("bad"), "s")
            .setPurchase(
                Purchase.newBuilder()
                    .setOrderId("o-1")
                    .addLines(LineItem.newBuilder().setItemId("i").setQuantity(0)))
            .build();

    List<EventResult> results = ingest(view(unique("event"), "s"), bad, view(unique("event"), "s"));

    assertThat(outcomes(results))
        .containsExactly(
            EventOutcome.EVENT_OUTCOME_ACCEPTED,
            EventOutcome.EVENT_OUTCOME_QUARANTINED,
            EventOutcome.EVENT_OUTCOME_ACCEPTED);
    EventResult refusal = results.get(1);
    assertThat(refusal.getEventId()).isEqualTo(bad.getEventId());
    assertThat(refusal.getReason()).isEqualTo("FIELD_INVALID");
    assertThat(refusal.getField()).isEqualTo("purchase.lines[0].quantity");
    assertThat(refusal.getDetail()).isNotEmpty();
    QuarantinedEvent kept = quarantined(1, "").getEvents(0);
    assertThat(kept.getReason()).isEqualTo("FIELD_INVALID");
    assertThat(kept.getField()).isEqualTo("purchase.lines[0].quantity");
    assertThat(kept.getDetail()).isEqualTo(refusal.getDetail());
    assertThat(Event.parseFrom(kept.getPayload())).isEqualTo(bad);
  }

  @Test
  void sayWhatIsWrongWithEachKindOfBadEvent() {
    Event nobodys = base(unique("event"), "").setViewItem(viewOf("i")).build();
    Event nothing = base(unique("event"), "s").build();
    Event never = base(unique("event"), "s").clearOccurredAt().setViewItem(viewOf("i")).build();
    Event noTime =
        base(unique("event"), "s")
            .setOccurredAt(com.google.protobuf.Timestamp.newBuilder().setSeconds(Long.MAX_VALUE))
            .setViewItem(viewOf("i"))
            .build();
    Event mail = base(unique("event"), "anna@example.org").setViewItem(viewOf("i")).build();

    List<EventResult> results =
        ingest(nobodys, nothing, never, noTime, mail, Event.getDefaultInstance());

    assertThat(outcomes(results)).containsOnly(EventOutcome.EVENT_OUTCOME_QUARANTINED);
    assertThat(results).extracting(EventResult::getReason).containsOnly("FIELD_INVALID");
    assertThat(results)
        .extracting(EventResult::getField)
        .startsWith("", "payload", "occurred_at", "occurred_at", "shopper_id");
    assertThat(results.get(0).getDetail())
        .contains("shopper_id, anonymous_id or loyalty_card_id is required");
  }

  @Test
  void anEventOfTheFutureIsRefused() {
    Event future =
        base(unique("event"), "s")
            .setOccurredAt(timestamp(Instant.now().plusSeconds(15 * 60)))
            .setViewItem(viewOf("i"))
            .build();
    Event slightlyAhead =
        base(unique("event"), "s")
            .setOccurredAt(timestamp(Instant.now().plusSeconds(5 * 60)))
            .setViewItem(viewOf("i"))
            .build();

    List<EventResult> results = ingest(future, slightlyAhead);

    assertThat(results.get(0).getReason()).isEqualTo("EVENT_IN_FUTURE");
    assertThat(results.get(0).getField()).isEqualTo("occurred_at");
    assertThat(results.get(1).getOutcome()).isEqualTo(EventOutcome.EVENT_OUTCOME_ACCEPTED);
  }

  @Test
  void anEmptyOrOverfullBatchIsRefused() {
    assertFails(Status.Code.INVALID_ARGUMENT, "FIELD_INVALID", this::ingest);
    Event[] tooMany =
        IntStream.range(0, 1001).mapToObj(i -> view(unique("event"), "s")).toArray(Event[]::new);
    StatusRuntimeException failure =
        assertFails(Status.Code.INVALID_ARGUMENT, "FIELD_INVALID", () -> ingest(tooMany));
    assertThat(fields(failure)).containsExactly("events");
  }

  @Test
  void aBodyOverFourMebibytesIsRefused() {
    Event[] large =
        IntStream.range(0, 1000)
            .mapToObj(
                i ->
                    base(unique("event"), "s")
                        .setSearch(Search.newBuilder().setQuery("q".repeat(5000)))
                        .build())
            .toArray(Event[]::new);
    StatusRuntimeException failure =
        catchThrowableOfType(StatusRuntimeException.class, () -> ingest(large));
    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
  }

  @Test
  void anAnonymousVisitorHasAPartitionToo() {
    String visitor = unique("visitor");
    Event event =
        base(unique("event"), "").setAnonymousId(visitor).setViewItem(viewOf("i")).build();
    long before = end(visitor);
    ingest(event);
    assertThat(read(visitor, before, 0).getEntries(0).getEvent()).isEqualTo(event);
  }

  @Test
  void pagesThroughTheQuarantineNewestFirst() {
    List<String> sent =
        IntStream.range(0, 5)
            .mapToObj(
                i -> {
                  Event bad = Event.newBuilder().setEventId(unique("bad")).build();
                  ingest(bad);
                  return bad.getEventId();
                })
            .toList();
    List<String> listed = new ArrayList<>();
    String token = "";
    do {
      ListQuarantinedEventsResponse page = quarantined(2, token);
      page.getEventsList().forEach(event -> listed.add(eventId(event)));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    List<String> newestFirst = new ArrayList<>(sent);
    java.util.Collections.reverse(newestFirst);
    assertThat(listed).startsWith(newestFirst.toArray(String[]::new)).doesNotHaveDuplicates();
    assertFails(
        Status.Code.INVALID_ARGUMENT, "PAGE_TOKEN_INVALID", () -> quarantined(2, "bm9uc2Vuc2U"));
  }
}
