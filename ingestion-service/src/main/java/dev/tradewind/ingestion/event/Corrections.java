package dev.tradewind.ingestion.event;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.QuarantineReplay;
import dev.tradewind.ingestion.event.domain.QuarantinedEvent;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refused events as they are to be tried again. */
final class Corrections {

  private Corrections() {}

  /**
   * The event of each replay: as it was sent, or as it was put right.
   *
   * @param kept every event that the replays name, by its number
   * @throws ServiceException FIELD_INVALID where one is named twice, or put right under another id
   */
  static List<Event> events(List<QuarantineReplay> replays, Map<Long, QuarantinedEvent> kept) {
    Set<Long> named = new HashSet<>();
    List<Event> events = new ArrayList<>(replays.size());
    for (int i = 0; i < replays.size(); i++) {
      QuarantineReplay replay = replays.get(i);
      if (!named.add(replay.getQuarantineId())) {
        throw wrong("replays[" + i + "].quarantine_id", "must not be named twice");
      }
      Event sent = parse(kept.get(replay.getQuarantineId()));
      if (replay.hasCorrected()) {
        requireSameId(sent, replay.getCorrected(), i);
        events.add(replay.getCorrected());
      } else {
        events.add(sent);
      }
    }
    return events;
  }

  /** The same id is what keeps a sender's own repetition from being counted beside it. */
  private static void requireSameId(Event sent, Event corrected, int number) {
    boolean wasUsable = sent.getEventId().matches("[A-Za-z0-9_.:-]{1,64}");
    if (wasUsable && !sent.getEventId().equals(corrected.getEventId())) {
      throw wrong(
          "replays[" + number + "].corrected.event_id",
          "must stay " + sent.getEventId() + ", the id it was sent under");
    }
  }

  private static Event parse(QuarantinedEvent kept) {
    try {
      return Event.parseFrom(kept.payload().bytes());
    } catch (InvalidProtocolBufferException corrupt) {
      throw new IllegalStateException("quarantine holds no event at " + kept.id(), corrupt);
    }
  }

  private static ServiceException wrong(String field, String rule) {
    return new ServiceException(
        CommonReason.FIELD_INVALID, field + ": " + rule, List.of(new FieldViolation(field, rule)));
  }
}
