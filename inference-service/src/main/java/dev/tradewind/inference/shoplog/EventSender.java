package dev.tradewind.inference.shoplog;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventOutcome;
import dev.tradewind.api.ingestion.v1.EventResult;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import dev.tradewind.api.ingestion.v1.IngestEventsResponse;
import dev.tradewind.api.ingestion.v1.MutinyEventServiceGrpc.MutinyEventServiceStub;
import dev.tradewind.inference.call.Setting;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** One call to the ingestion service, and what its answer means for the events. */
@Singleton
class EventSender {

  private static final Logger LOG = Logger.getLogger(EventSender.class);

  /** Nothing is known of the batch, or there is no room for it now: the same one may be taken. */
  private static final Set<Status.Code> AGAIN =
      EnumSet.of(
          Status.Code.UNAVAILABLE,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.ABORTED,
          Status.Code.CANCELLED,
          Status.Code.UNKNOWN);

  private final MutinyEventServiceStub ingestion;
  private final OutboxMeters meters;
  private final Duration timeout;
  private boolean failing;

  EventSender(
      @GrpcClient("ingestion") MutinyEventServiceStub ingestion,
      OutboxMeters meters,
      OutboxConfig config) {
    this.ingestion = ingestion;
    this.meters = meters;
    this.timeout = Setting.positive("tradewind.inference.events.timeout", config.timeout());
  }

  /** Whether the batch is done with; where not, it is to be sent again. */
  boolean send(List<Event> batch) {
    try {
      IngestEventsRequest request = IngestEventsRequest.newBuilder().addAllEvents(batch).build();
      account(batch, ingestion.ingestEvents(request).await().atMost(timeout));
      if (failing) {
        LOG.info("events are sent again");
      }
      failing = false;
      return true;
    } catch (RuntimeException failure) {
      boolean again = AGAIN.contains(Status.fromThrowable(failure).getCode());
      if (!again) {
        LOG.errorf("%d events were refused together, and are lost: %s", batch.size(), failure);
        batch.forEach(meters::dropped);
      } else if (!failing) {
        LOG.warnf("events cannot be sent, and wait: %s", failure);
      }
      failing = again;
      return !again;
    }
  }

  private void account(List<Event> batch, IngestEventsResponse response) {
    for (int place = 0; place < batch.size(); place++) {
      EventResult result =
          place < response.getResultsCount()
              ? response.getResults(place)
              : EventResult.getDefaultInstance();
      if (result.getOutcome() == EventOutcome.EVENT_OUTCOME_QUARANTINED) {
        LOG.warnf("an event was refused: %s %s", result.getReason(), result.getField());
        meters.refused(batch.get(place));
      } else {
        meters.sent(batch.get(place));
      }
    }
  }
}
