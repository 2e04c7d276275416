package dev.tradewind.ingestion.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.Duration;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventServiceGrpc;
import dev.tradewind.api.ingestion.v1.GetEventLogRequest;
import dev.tradewind.api.ingestion.v1.LogEntry;
import dev.tradewind.api.ingestion.v1.ReadEventsRequest;
import dev.tradewind.api.ingestion.v1.ReadEventsResponse;
import dev.tradewind.ingestion.store.CuttablePostgres;
import io.grpc.Status;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class ReadEventsTest extends EventGrpcTest {

  @Test
  void aReaderWaitsForAnEvent() throws Exception {
    String shopper = unique("shopper");
    long end = end(shopper);
    ListenableFuture<ReadEventsResponse> waiting =
        EventServiceGrpc.newFutureStub(channel)
            .withDeadlineAfter(40, TimeUnit.SECONDS)
            .readEvents(request(shopper, end, 30));
    Event event = view(unique("event"), shopper);
    ingest(event);

    ReadEventsResponse response = waiting.get(25, TimeUnit.SECONDS);
    assertThat(response.getEntriesList()).extracting(LogEntry::getEvent).containsExactly(event);
  }

  @Test
  void aReaderWhoWaitsInVainIsAnsweredEmpty() {
    String shopper = unique("shopper");
    long end = end(shopper);
    ReadEventsResponse response =
        events.readEvents(
            request(shopper, end, 0).toBuilder()
                .setWait(Duration.newBuilder().setNanos(50_000_000))
                .build());
    assertThat(response.getEntriesList()).isEmpty();
    assertThat(response.getNextOffset()).isEqualTo(end);
    assertThat(response.getEndOffset()).isEqualTo(end);
  }

  @Test
  void aResponseEndsAtAboutTwoMebibytes() {
    String shopper = unique("shopper");
    long before = end(shopper);
    for (int batch = 0; batch < 3; batch++) {
      ingest(
          IntStream.range(0, 40)
              .mapToObj(i -> purchase(unique("event"), shopper, 1000))
              .toArray(Event[]::new));
    }
    List<Event> read = new ArrayList<>();
    int responses = 0;
    for (long next = before; read.size() < 120; responses++) {
      ReadEventsResponse response = read(shopper, next, 0);
      assertThat(response.getSerializedSize()).isLessThan(5 << 19);
      response.getEntriesList().forEach(entry -> read.add(entry.getEvent()));
      next = response.getNextOffset();
    }
    assertThat(responses).isGreaterThan(1);
    assertThat(read).extracting(Event::getEventId).doesNotHaveDuplicates();
  }

  @Test
  void aReadOutsideTheLogIsRefused() {
    assertFails(
        Status.Code.NOT_FOUND,
        "PARTITION_UNKNOWN",
        () -> events.readEvents(ReadEventsRequest.newBuilder().setPartition(8).build()));
    assertFails(
        Status.Code.OUT_OF_RANGE,
        "OFFSET_OUT_OF_RANGE",
        () ->
            events.readEvents(ReadEventsRequest.newBuilder().setFromOffset(1_000_000_000).build()));
    assertFails(
        Status.Code.INVALID_ARGUMENT,
        "FIELD_INVALID",
        () -> events.readEvents(request("s", 0, 31)));
  }

  @Test
  void saysWhatTheLogHolds() {
    ingest(view(unique("event"), "s"), Event.newBuilder().setEventId(unique("bad")).build());
    var log = events.getEventLog(GetEventLogRequest.getDefaultInstance());
    assertThat(log.getPartitionsList())
        .extracting("partition")
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(log.getQuarantined()).isPositive();
  }
}
