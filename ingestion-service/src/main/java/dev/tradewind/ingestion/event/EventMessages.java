package dev.tradewind.ingestion.event;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventOutcome;
import dev.tradewind.api.ingestion.v1.EventResult;
import dev.tradewind.api.ingestion.v1.GetEventLogResponse;
import dev.tradewind.api.ingestion.v1.PartitionStatus;
import dev.tradewind.api.ingestion.v1.ReadEventsResponse;
import dev.tradewind.ingestion.event.domain.Extent;
import dev.tradewind.ingestion.event.domain.LogEntry;
import dev.tradewind.ingestion.event.domain.LogSlice;
import dev.tradewind.ingestion.event.domain.Outcome;
import dev.tradewind.ingestion.event.domain.QuarantinedEvent;
import dev.tradewind.ingestion.event.domain.Screened;
import dev.tradewind.ingestion.message.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The log's values as messages. */
final class EventMessages {

  private EventMessages() {}

  /** One result for each event, in their order. */
  static List<EventResult> results(List<Look> looks, List<Outcome> outcomes) {
    List<EventResult> results = new ArrayList<>(looks.size());
    for (int i = 0; i < looks.size(); i++) {
      results.add(result(looks.get(i), outcomes.get(i)));
    }
    return results;
  }

  private static EventResult result(Look look, Outcome outcome) {
    EventResult.Builder result =
        EventResult.newBuilder().setEventId(look.eventId()).setOutcome(outcome(outcome));
    if (look.screened() instanceof Screened.Refused refused) {
      result
          .setReason(refused.reason().name())
          .setField(refused.field())
          .setDetail(refused.detail());
    }
    return result.build();
  }

  static ReadEventsResponse readResponse(LogSlice slice, long fromOffset) {
    ReadEventsResponse.Builder response =
        ReadEventsResponse.newBuilder()
            .setNextOffset(slice.nextOffset(fromOffset))
            .setEndOffset(slice.extent().endOffset());
    slice.entries().forEach(entry -> response.addEntries(entry(entry)));
    return response.build();
  }

  static GetEventLogResponse log(Map<Integer, Extent> extents, long quarantined) {
    GetEventLogResponse.Builder response =
        GetEventLogResponse.newBuilder().setQuarantined(quarantined);
    extents.forEach(
        (partition, extent) ->
            response.addPartitions(
                PartitionStatus.newBuilder()
                    .setPartition(partition)
                    .setBeginOffset(extent.beginOffset())
                    .setEndOffset(extent.endOffset())));
    return response.build();
  }

  static dev.tradewind.api.ingestion.v1.QuarantinedEvent quarantined(QuarantinedEvent event) {
    return dev.tradewind.api.ingestion.v1.QuarantinedEvent.newBuilder()
        .setQuarantineId(event.id())
        .setReceivedAt(Times.message(event.receivedAt()))
        .setReason(event.reason())
        .setField(event.field())
        .setDetail(event.detail())
        .setPayload(UnsafeByteOperations.unsafeWrap(event.payload().bytes()))
        .build();
  }

  private static dev.tradewind.api.ingestion.v1.LogEntry entry(LogEntry entry) {
    try {
      return dev.tradewind.api.ingestion.v1.LogEntry.newBuilder()
          .setOffset(entry.offset())
          .setReceivedAt(Times.message(entry.receivedAt()))
          .setEvent(Event.parseFrom(entry.payload().bytes()))
          .build();
    } catch (InvalidProtocolBufferException corrupt) {
      throw new IllegalStateException(
          "the log holds no event at offset " + entry.offset(), corrupt);
    }
  }

  private static EventOutcome outcome(Outcome outcome) {
    return switch (outcome) {
      case ACCEPTED -> EventOutcome.EVENT_OUTCOME_ACCEPTED;
      case DUPLICATE -> EventOutcome.EVENT_OUTCOME_DUPLICATE;
      case QUARANTINED -> EventOutcome.EVENT_OUTCOME_QUARANTINED;
    };
  }
}
