package dev.tradewind.training;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.GetEventLogRequest;
import dev.tradewind.api.ingestion.v1.GetEventLogResponse;
import dev.tradewind.api.ingestion.v1.LogEntry;
import dev.tradewind.api.ingestion.v1.MutinyEventServiceGrpc;
import dev.tradewind.api.ingestion.v1.PartitionStatus;
import dev.tradewind.api.ingestion.v1.ReadEventsRequest;
import dev.tradewind.api.ingestion.v1.ReadEventsResponse;
import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** An ingestion service whose log has two partitions, by the event's shopper. */
@GrpcService
public class FakeEventLog extends MutinyEventServiceGrpc.EventServiceImplBase {

  private static final int PARTITIONS = 2;

  private final List<List<LogEntry>> partitions =
      IntStream.range(0, PARTITIONS).<List<LogEntry>>mapToObj(i -> new ArrayList<>()).toList();
  private boolean down;

  /** Takes an event at the moment when it happened. */
  public synchronized void add(Event event) {
    List<LogEntry> log = partitions.get(Math.floorMod(event.getShopperId().hashCode(), PARTITIONS));
    Timestamp taken = event.getOccurredAt();
    log.add(
        LogEntry.newBuilder().setOffset(log.size()).setReceivedAt(taken).setEvent(event).build());
  }

  /** Forgets everything, and answers again. */
  public synchronized void clear() {
    partitions.forEach(List::clear);
    down = false;
  }

  /** Whether it answers. */
  public synchronized void down(boolean isDown) {
    down = isDown;
  }

  /** The end of each partition. */
  public synchronized List<Long> endOffsets() {
    return partitions.stream().map(log -> (long) log.size()).toList();
  }

  @Override
  public Uni<GetEventLogResponse> getEventLog(GetEventLogRequest request) {
    return unlessDown(
        () ->
            GetEventLogResponse.newBuilder()
                .addAllPartitions(
                    IntStream.range(0, PARTITIONS)
                        .mapToObj(
                            i ->
                                PartitionStatus.newBuilder()
                                    .setPartition(i)
                                    .setEndOffset(partitions.get(i).size())
                                    .build())
                        .toList())
                .build());
  }

  @Override
  public Uni<ReadEventsResponse> readEvents(ReadEventsRequest request) {
    return unlessDown(
        () -> {
          List<LogEntry> log = partitions.get(request.getPartition());
          int from = (int) request.getFromOffset();
          int to = Math.min(log.size(), from + request.getMaxEvents());
          return ReadEventsResponse.newBuilder()
              .addAllEntries(log.subList(from, to))
              .setNextOffset(to)
              .setEndOffset(log.size())
              .build();
        });
  }

  private synchronized <T> Uni<T> unlessDown(Supplier<T> answer) {
    return down
        ? Uni.createFrom().failure(Status.UNAVAILABLE.asRuntimeException())
        : Uni.createFrom().item(answer.get());
  }
}
