package dev.tradewind.kit.shoplog;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.ingestion.v1.GetEventLogRequest;
import dev.tradewind.api.ingestion.v1.LogEntry;
import dev.tradewind.api.ingestion.v1.MutinyEventServiceGrpc.MutinyEventServiceStub;
import dev.tradewind.api.ingestion.v1.PartitionStatus;
import dev.tradewind.api.ingestion.v1.ReadEventsRequest;
import dev.tradewind.api.ingestion.v1.ReadEventsResponse;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The log over the ingestion service's gRPC: the client {@code ingestion} of who has it injected.
 */
@Singleton
public final class IngestionLog implements ShopLog {

  /** What an answer may take beside the wait that was asked for. */
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final MutinyEventServiceStub events;

  public IngestionLog(@GrpcClient("ingestion") MutinyEventServiceStub events) {
    this.events = events;
  }

  @Override
  public Uni<List<Extent>> extents() {
    return Uni.createFrom()
        .deferred(() -> within(ANSWER).getEventLog(GetEventLogRequest.getDefaultInstance()))
        .map(
            log ->
                log.getPartitionsList().stream()
                    .sorted(Comparator.comparingInt(PartitionStatus::getPartition))
                    .map(status -> new Extent(status.getBeginOffset(), status.getEndOffset()))
                    .toList());
  }

  @Override
  public Uni<Page> read(int partition, long fromOffset, int maximum, Duration wait) {
    ReadEventsRequest request =
        ReadEventsRequest.newBuilder()
            .setPartition(partition)
            .setFromOffset(fromOffset)
            .setMaxEvents(maximum)
            .setWait(
                com.google.protobuf.Duration.newBuilder()
                    .setSeconds(wait.getSeconds())
                    .setNanos(wait.getNano()))
            .build();
    // Tried again, it has all its time again.
    return Uni.createFrom()
        .deferred(() -> within(ANSWER.plus(wait)).readEvents(request))
        .map(response -> page(partition, response))
        .onFailure(failure -> Status.fromThrowable(failure).getCode() == Status.Code.OUT_OF_RANGE)
        .transform(failure -> new OutsideLogException(partition, fromOffset, failure));
  }

  private MutinyEventServiceStub within(Duration deadline) {
    return events.withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Page page(int partition, ReadEventsResponse response) {
    return new Page(
        response.getEntriesList().stream().map(entry -> logged(partition, entry)).toList(),
        response.getNextOffset(),
        response.getEndOffset());
  }

  private static LoggedEvent logged(int partition, LogEntry entry) {
    Timestamp at = entry.getReceivedAt();
    return new LoggedEvent(
        partition,
        entry.getOffset(),
        Instant.ofEpochSecond(at.getSeconds(), at.getNanos()),
        entry.getEvent());
  }
}
