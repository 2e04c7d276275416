package dev.tradewind.ingestion.event;

import com.google.protobuf.Duration;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventOutcome;
import dev.tradewind.api.ingestion.v1.EventResult;
import dev.tradewind.api.ingestion.v1.EventServiceGrpc;
import dev.tradewind.api.ingestion.v1.EventServiceGrpc.EventServiceBlockingStub;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.ListQuarantinedEventsRequest;
import dev.tradewind.api.ingestion.v1.ListQuarantinedEventsResponse;
import dev.tradewind.api.ingestion.v1.Purchase;
import dev.tradewind.api.ingestion.v1.QuarantinedEvent;
import dev.tradewind.api.ingestion.v1.ReadEventsRequest;
import dev.tradewind.api.ingestion.v1.ReadEventsResponse;
import dev.tradewind.api.ingestion.v1.ViewItem;
import dev.tradewind.ingestion.event.domain.Partitions;
import dev.tradewind.ingestion.grpc.GrpcTest;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the event log over the wire share. */
abstract class EventGrpcTest extends GrpcTest {

  static final Partitions PARTITIONS = new Partitions(8);

  EventServiceBlockingStub events;

  @BeforeEach
  void stub() {
    events = EventServiceGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
  }

  List<EventResult> ingest(Event... batch) {
    return events
        .ingestEvents(
            IngestEventsRequest.newBuilder()
                .addAllEvents(Arrays.asList(batch))
                .setBackfill(true)
                .build())
        .getResultsList();
  }

  ReadEventsResponse read(String subject, long fromOffset, int waitSeconds) {
    return events.readEvents(request(subject, fromOffset, waitSeconds));
  }

  long end(String subject) {
    return read(subject, 0, 0).getEndOffset();
  }

  ListQuarantinedEventsResponse quarantined(int size, String token) {
    return events.listQuarantinedEvents(
        ListQuarantinedEventsRequest.newBuilder().setPageSize(size).setPageToken(token).build());
  }

  static ReadEventsRequest request(String subject, long fromOffset, int waitSeconds) {
    return ReadEventsRequest.newBuilder()
        .setPartition(PARTITIONS.of(subject))
        .setFromOffset(fromOffset)
        .setWait(Duration.newBuilder().setSeconds(waitSeconds))
        .build();
  }

  static Event purchase(String id, String shopper, int lines) {
    Purchase.Builder purchase = Purchase.newBuilder().setOrderId("o");
    for (int i = 0; i < lines; i++) {
      purchase.addLines(
          LineItem.newBuilder().setItemId("item-with-a-longish-name-" + i).setQuantity(1));
    }
    return base(id, shopper).setPurchase(purchase).build();
  }

  static Event view(String id, String shopper) {
    return base(id, shopper).setViewItem(viewOf("item-1")).build();
  }

  static ViewItem viewOf(String item) {
    return ViewItem.newBuilder().setItemId(item).build();
  }

  static Event.Builder base(String id, String shopper) {
    return Event.newBuilder()
        .setEventId(id)
        .setShopperId(shopper)
        .setOccurredAt(timestamp("2026-03-01T10:00:00.123456789Z"));
  }

  static List<EventOutcome> outcomes(List<EventResult> results) {
    return results.stream().map(EventResult::getOutcome).toList();
  }

  static String eventId(QuarantinedEvent event) {
    try {
      return Event.parseFrom(event.getPayload()).getEventId();
    } catch (InvalidProtocolBufferException wrong) {
      throw new AssertionError(wrong);
    }
  }
}
