package dev.tradewind.local.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventOutcome;
import dev.tradewind.api.ingestion.v1.EventResult;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import dev.tradewind.api.ingestion.v1.IngestEventsResponse;
import dev.tradewind.local.client.EventDoor;
import dev.tradewind.local.platform.PlatformException;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventSenderTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void everythingArrivesOnceAndInOrderThoughAnswersAreLost() throws InterruptedException {
    FakeDoor door = new FakeDoor(3);
    SendTotals totals = new EventSender(door, PATIENCE).send(events(20_000), so -> {});

    assertThat(totals.sent()).isEqualTo(20_000);
    assertThat(totals.accepted() + totals.duplicate()).isEqualTo(20_000);
    assertThat(totals.retries()).isPositive();
    assertThat(door.kept).hasSize(20_000);
    door.bySubject.forEach(
        (subject, ids) -> assertThat(ids).as(subject).isSortedAccordingTo(Integer::compare));
  }

  @Test
  void sendingAgainChangesNothing() throws InterruptedException {
    FakeDoor door = new FakeDoor(Integer.MAX_VALUE);
    new EventSender(door, PATIENCE).send(events(3_000), so -> {});
    SendTotals again = new EventSender(door, PATIENCE).send(events(3_000), so -> {});

    assertThat(again.accepted()).isZero();
    assertThat(again.duplicate()).isEqualTo(3_000);
  }

  @Test
  void refusedEventsAreCountedByReason() throws InterruptedException {
    FakeDoor door = new FakeDoor(Integer.MAX_VALUE);
    Stream<Event> withBadOnes =
        Stream.concat(events(10), Stream.of(Event.newBuilder().setEventId("bad").build()));
    SendTotals totals = new EventSender(door, PATIENCE).send(withBadOnes, so -> {});

    assertThat(totals.quarantined()).containsExactly(Map.entry("FIELD_INVALID (shopper_id)", 1L));
  }

  @Test
  void aDoorThatStaysShutEndsTheSending() {
    EventDoor shut =
        batch -> {
          throw Status.UNAVAILABLE.withDescription("down").asRuntimeException();
        };
    assertThatThrownBy(() -> new EventSender(shut, Duration.ZERO).send(events(100_000), so -> {}))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("UNAVAILABLE")
        .hasMessageContaining("send it again");
  }

  private static Stream<Event> events(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            number ->
                Event.newBuilder()
                    .setEventId(Integer.toString(number))
                    .setShopperId("s" + number % 97)
                    .build());
  }

  /** Keeps events by id; after each so many batches it keeps one but loses the answer. */
  private static final class FakeDoor implements EventDoor {

    private final int failEvery;
    private final Set<String> kept = new HashSet<>();
    private final Map<String, List<Integer>> bySubject = new HashMap<>();
    private int batches;

    FakeDoor(int failEvery) {
      this.failEvery = failEvery;
    }

    @Override
    public synchronized IngestEventsResponse ingest(IngestEventsRequest batch) {
      IngestEventsResponse.Builder response = IngestEventsResponse.newBuilder();
      batch.getEventsList().forEach(event -> response.addResults(keep(event)));
      if (++batches % failEvery == 0) {
        throw Status.UNAVAILABLE.asRuntimeException();
      }
      return response.build();
    }

    private EventResult keep(Event event) {
      EventResult.Builder result = EventResult.newBuilder().setEventId(event.getEventId());
      if (event.getShopperId().isEmpty()) {
        return result
            .setOutcome(EventOutcome.EVENT_OUTCOME_QUARANTINED)
            .setReason("FIELD_INVALID")
            .setField("shopper_id")
            .build();
      }
      if (!kept.add(event.getEventId())) {
        return result.setOutcome(EventOutcome.EVENT_OUTCOME_DUPLICATE).build();
      }
      bySubject
          .computeIfAbsent(event.getShopperId(), unknown -> new ArrayList<>())
          .add(Integer.valueOf(event.getEventId()));
      return result.setOutcome(EventOutcome.EVENT_OUTCOME_ACCEPTED).build();
    }
  }
}
