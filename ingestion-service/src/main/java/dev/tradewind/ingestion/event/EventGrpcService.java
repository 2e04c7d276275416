package dev.tradewind.ingestion.event;

import dev.tradewind.api.ingestion.v1.DiscardQuarantinedEventsRequest;
import dev.tradewind.api.ingestion.v1.DiscardQuarantinedEventsResponse;
import dev.tradewind.api.ingestion.v1.EventService;
import dev.tradewind.api.ingestion.v1.GetEventLogRequest;
import dev.tradewind.api.ingestion.v1.GetEventLogResponse;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import dev.tradewind.api.ingestion.v1.IngestEventsResponse;
import dev.tradewind.api.ingestion.v1.ListCleaningRulesRequest;
import dev.tradewind.api.ingestion.v1.ListCleaningRulesResponse;
import dev.tradewind.api.ingestion.v1.ListQuarantinedEventsRequest;
import dev.tradewind.api.ingestion.v1.ListQuarantinedEventsResponse;
import dev.tradewind.api.ingestion.v1.ReadEventsRequest;
import dev.tradewind.api.ingestion.v1.ReadEventsResponse;
import dev.tradewind.api.ingestion.v1.ReplayQuarantinedEventsRequest;
import dev.tradewind.api.ingestion.v1.ReplayQuarantinedEventsResponse;
import dev.tradewind.api.ingestion.v1.StreamEventsRequest;
import dev.tradewind.api.ingestion.v1.StreamEventsResponse;
import dev.tradewind.ingestion.cleaning.CaughtEvents;
import dev.tradewind.ingestion.cleaning.Cleaning;
import dev.tradewind.ingestion.event.domain.ReadRange;
import dev.tradewind.ingestion.event.log.EventLog;
import dev.tradewind.ingestion.event.log.Quarantine;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Set;

/** The gRPC edge of the event log. */
@GrpcService
class EventGrpcService implements EventService {

  private static final int DEFAULT_MAX_EVENTS = 500;

  /** A response ends here, well below the 4 MiB that a client takes by default. */
  private static final int MAX_RESPONSE_BYTES = 2 << 20;

  private final EventIntake intake;
  private final StreamIntake streamIntake;
  private final EventReader reader;
  private final QuarantinePages quarantinePages;
  private final QuarantineReplays replays;
  private final Cleaning cleaning;
  private final CaughtEvents caught;
  private final Quarantine quarantine;
  private final EventLog log;

  EventGrpcService(
      EventIntake intake,
      StreamIntake streamIntake,
      EventReader reader,
      QuarantinePages quarantinePages,
      QuarantineReplays replays,
      Cleaning cleaning,
      CaughtEvents caught,
      Quarantine quarantine,
      EventLog log) {
    this.intake = intake;
    this.streamIntake = streamIntake;
    this.reader = reader;
    this.quarantinePages = quarantinePages;
    this.replays = replays;
    this.cleaning = cleaning;
    this.caught = caught;
    this.quarantine = quarantine;
    this.log = log;
  }

  @Override
  public Uni<IngestEventsResponse> ingestEvents(IngestEventsRequest request) {
    return intake.ingest(request.getEventsList(), request.getBackfill());
  }

  @Override
  public Uni<StreamEventsResponse> streamEvents(Multi<StreamEventsRequest> batches) {
    return streamIntake.take(batches, StreamPacing.ofCurrentCall());
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

  @Override
  public Uni<ReplayQuarantinedEventsResponse> replayQuarantinedEvents(
      ReplayQuarantinedEventsRequest request) {
    return replays
        .replay(request.getReplaysList(), request.getBackfill())
        .map(
            results -> ReplayQuarantinedEventsResponse.newBuilder().addAllResults(results).build());
  }

  @Override
  public Uni<DiscardQuarantinedEventsResponse> discardQuarantinedEvents(
      DiscardQuarantinedEventsRequest request) {
    return quarantine
        .remove(Set.copyOf(request.getQuarantineIdsList()))
        .map(
            discarded ->
                DiscardQuarantinedEventsResponse.newBuilder().setDiscarded(discarded).build());
  }

  @Override
  public Uni<ListCleaningRulesResponse> listCleaningRules(ListCleaningRulesRequest request) {
    return caught.totals().map(totals -> CleaningMessages.rules(cleaning.rules(), totals));
  }
}
