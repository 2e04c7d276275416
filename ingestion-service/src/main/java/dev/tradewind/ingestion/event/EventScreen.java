package dev.tradewind.ingestion.event;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.ingestion.event.domain.Partitions;
import dev.tradewind.ingestion.event.domain.Payload;
import dev.tradewind.ingestion.event.domain.RefusalReason;
import dev.tradewind.ingestion.event.domain.Screened;
import dev.tradewind.ingestion.event.log.EventLogConfig;
import dev.tradewind.ingestion.message.Times;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.validation.MessageValidator;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Looks at one event by itself: may it enter the log, and where? */
@Singleton
class EventScreen {

  private final MessageValidator validator;
  private final Clock clock;
  private final Duration maxClockLead;
  private final Partitions partitions;

  EventScreen(MessageValidator validator, Clock clock, EventLogConfig config) {
    this.validator = validator;
    this.clock = clock;
    this.maxClockLead = config.append().maxClockLead();
    this.partitions = new Partitions(config.partitions());
  }

  Screened screen(Event event) {
    Payload payload = new Payload(event.toByteArray());
    List<FieldViolation> violations =
        QuickLook.keepsAllRules(event) ? List.of() : validator.violations(event);
    if (!violations.isEmpty()) {
      FieldViolation first = violations.get(0);
      return new Screened.Refused(
          RefusalReason.FIELD_INVALID, first.field(), first.description(), payload);
    }
    if (!Times.isValid(event.getOccurredAt())) {
      return new Screened.Refused(
          RefusalReason.FIELD_INVALID,
          "occurred_at",
          "must be within the years 1 to 9999, with 0 to 999,999,999 nanoseconds",
          payload);
    }
    Instant occurredAt =
        Instant.ofEpochSecond(event.getOccurredAt().getSeconds(), event.getOccurredAt().getNanos());
    Instant now = clock.instant();
    if (occurredAt.isAfter(now.plus(maxClockLead))) {
      String detail =
          occurredAt
              + " is more than "
              + maxClockLead.toSeconds()
              + " s ahead of our clock, "
              + now;
      return new Screened.Refused(RefusalReason.EVENT_IN_FUTURE, "occurred_at", detail, payload);
    }
    return new Screened.Good(event.getEventId(), partitions.of(subject(event)), payload);
  }

  /** Whom the event is about; events of one subject keep their order. */
  private static String subject(Event event) {
    return event.getShopperId().isEmpty() ? event.getAnonymousId() : event.getShopperId();
  }
}
