package dev.tradewind.ingestion.event;

import dev.tradewind.api.ingestion.v1.GetEventLogRequest;
import dev.tradewind.api.ingestion.v1.GetEventLogResponse;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import dev.tradewind.api.ingestion.v1.IngestEventsResponse;
import dev.tradewind.api.ingestion.v1.ListQuarantinedEventsRequest;
import dev.tradewind.api.ingestion.v1.ListQuarantinedEventsResponse;
import dev.tradewind.api.ingestion.v1.MutinyEventServiceGrpc;
import dev.tradewind.api.ingestion.v1.ReadEventsRequest;
import dev.tradewind.api.ingestion.v1.ReadEventsResponse;
import dev.tradewind.ingestion.event.domain.ReadRange;
import dev.tradewind.ingestion.event.log.EventLog;
import dev.tradewind.ingestion.event.log.Quarantine;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** The gRPC edge of the event log. */
@GrpcService
class EventGrpcService extends MutinyEventServiceGrpc.EventServiceImplBase {

  private static final int DEFAULT_MAX_EVENTS = 500;

  /** A response ends here, well below the 4 MiB that a client takes by default. */
  private static final int MAX_RESPONSE_BYTES = 2 << 20;

  private final EventIntake intake;
  private final EventReader reader;
  private final QuarantinePages quarantinePages;
  private final Quarantine quarantine;
  private final EventLog log;

  EventGrpcService(
      EventIntake intake,
      EventReader reader,
      QuarantinePages quarantinePages,
      Quarantine quarantine,
      EventLog log) {
    this.intake = intake;
    this.reader = reader;
    this.quarantinePages = quarantinePages;
    this.quarantine = quarantine;
    this.log = log;
  }

  @Override
  public Uni<IngestEventsResponse> ingestEvents(IngestEventsRequest request) {
    return intake.ingest(request.getEventsList());
  }

  @Override
  public Uni<ReadEventsResponse> readEvents(ReadEventsRequest request) {
    int maxEvents = request.getMaxEvents() == 0 ? DEFAULT_MAX_EVENTS : request.getMaxEvents();
    ReadRange range =
        new ReadRange(
            request.getPartition(), request.getFromOffset(), maxEvents, MAX_RESPONSE_BYTES);
    Duration wait =
        Duration.ofSeconds(request.getWait().getSeconds(), request.getWait().getNanos());
    return reader
        .read(range, wait)
        .map(slice -> EventMessages.readResponse(slice, range.fromOffset()));
  }

  @Override
  public Uni<GetEventLogResponse> getEventLog(GetEventLogRequest request) {
    return log.extents()
        .chain(
            extents ->
                quarantine.size().map(quarantined -> EventMessages.log(extents, quarantined)));
  }

  @Override
  public Uni<ListQuarantinedEventsResponse> listQuarantinedEvents(
      ListQuarantinedEventsRequest request) {
    return quarantinePages.list(request.getPageSize(), request.getPageToken(), MAX_RESPONSE_BYTES);
  }
}
