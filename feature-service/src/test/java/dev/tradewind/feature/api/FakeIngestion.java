package dev.tradewind.feature.api;

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
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Ingestion's log over real gRPC, kept in memory. */
public final class FakeIngestion extends MutinyEventServiceGrpc.EventServiceImplBase {

  private static final int PARTITIONS = 4;
  private static final Duration GLANCE = Duration.ofMillis(5);

  private final List<List<LogEntry>> partitions = new ArrayList<>();

  public FakeIngestion() {
    for (int i = 0; i < PARTITIONS; i++) {
      partitions.add(new ArrayList<>());
    }
  }

  /** Takes an event of a known shopper. */
  public synchronized void append(Event event) {
    List<LogEntry> entries =
        partitions.get(Math.floorMod(event.getShopperId().hashCode(), PARTITIONS));
    Instant now = Instant.now();
    entries.add(
        LogEntry.newBuilder()
            .setOffset(entries.size())
            .setReceivedAt(
                Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
            .setEvent(event)
            .build());
  }

  public synchronized long size() {
    return partitions.stream().mapToLong(List::size).sum();
  }

  @Override
  public Uni<GetEventLogResponse> getEventLog(GetEventLogRequest request) {
    return Uni.createFrom().item(this::log);
  }

  private synchronized GetEventLogResponse log() {
    GetEventLogResponse.Builder log = GetEventLogResponse.newBuilder();
    for (int i = 0; i < PARTITIONS; i++) {
      log.addPartitions(
          PartitionStatus.newBuilder().setPartition(i).setEndOffset(partitions.get(i).size()));
    }
    return log.build();
  }

  @Override
  public Uni<ReadEventsResponse> readEvents(ReadEventsRequest request) {
    Duration wait =
        Duration.ofSeconds(request.getWait().getSeconds(), request.getWait().getNanos());
    return read(request, wait);
  }

  private Uni<ReadEventsResponse> read(ReadEventsRequest request, Duration wait) {
    ReadEventsResponse page = page(request);
    if (page.getEntriesCount() > 0 || wait.compareTo(GLANCE) < 0) {
      return Uni.createFrom().item(page);
    }
    return Uni.createFrom()
        .voidItem()
        .onItem()
        .delayIt()
        .by(GLANCE)
        .chain(() -> read(request, wait.minus(GLANCE)));
  }

  private synchronized ReadEventsResponse page(ReadEventsRequest request) {
    List<LogEntry> entries = partitions.get(request.getPartition());
    if (request.getFromOffset() > entries.size()) {
      throw Status.OUT_OF_RANGE.asRuntimeException();
    }
    List<LogEntry> page =
        entries.stream()
            .skip(request.getFromOffset())
            .limit(request.getMaxEvents() == 0 ? 500 : request.getMaxEvents())
            .toList();
    return ReadEventsResponse.newBuilder()
        .addAllEntries(page)
        .setNextOffset(request.getFromOffset() + page.size())
        .setEndOffset(entries.size())
        .build();
  }
}
