package dev.tradewind.feature.log;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import dev.tradewind.api.ingestion.v1.EventService;
import dev.tradewind.api.ingestion.v1.GetEventLogRequest;
import dev.tradewind.api.ingestion.v1.LogEntry;
import dev.tradewind.api.ingestion.v1.PartitionStatus;
import dev.tradewind.api.ingestion.v1.ReadEventsRequest;
import dev.tradewind.api.ingestion.v1.ReadEventsResponse;
import dev.tradewind.feature.event.EventFacts;
import dev.tradewind.feature.log.LogPage.LoggedEvent;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The log over ingestion-service's gRPC. */
@Singleton
class GrpcEventLog implements EventLog {

  private final EventService events;

  GrpcEventLog(@GrpcClient("ingestion") EventService events) {
    this.events = events;
  }

  @Override
  public Uni<List<Long>> endOffsets() {
    return events
        .getEventLog(GetEventLogRequest.getDefaultInstance())
        .map(
            log ->
                log.getPartitionsList().stream()
                    .sorted(Comparator.comparingInt(PartitionStatus::getPartition))
                    .map(PartitionStatus::getEndOffset)
                    .toList());
  }

  @Override
  public Uni<LogPage> read(int partition, long fromOffset, int maxEvents, java.time.Duration wait) {
    ReadEventsRequest request =
        ReadEventsRequest.newBuilder()
            .setPartition(partition)
            .setFromOffset(fromOffset)
            .setMaxEvents(maxEvents)
            .setWait(Duration.newBuilder().setSeconds(wait.getSeconds()).setNanos(wait.getNano()))
            .build();
    return events
        .readEvents(request)
        .map(response -> page(partition, response))
        .onFailure(GrpcEventLog::isBeyondTheEnd)
        .transform(failure -> new BeyondLogException(partition, fromOffset));
  }

  private static LogPage page(int partition, ReadEventsResponse response) {
    return new LogPage(
        response.getEntriesList().stream().map(entry -> logged(partition, entry)).toList(),
        response.getEndOffset());
  }

  private static LoggedEvent logged(int partition, LogEntry entry) {
    Timestamp receivedAt = entry.getReceivedAt();
    return new LoggedEvent(
        Instant.ofEpochSecond(receivedAt.getSeconds(), receivedAt.getNanos()),
        EventFacts.of(partition, entry),
        entry.getEvent().getEventId());
  }

  private static boolean isBeyondTheEnd(Throwable failure) {
    return failure instanceof StatusRuntimeException status
        && status.getStatus().getCode() == Status.Code.OUT_OF_RANGE;
  }
}
