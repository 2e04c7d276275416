package dev.tradewind.ingestion.event;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.ingestion.cleaning.Cleaned;
import dev.tradewind.ingestion.cleaning.Cleaning;
import dev.tradewind.ingestion.cleaning.domain.Agents;
import dev.tradewind.ingestion.cleaning.domain.Arrival;
import dev.tradewind.ingestion.event.domain.Partitions;
import dev.tradewind.ingestion.event.domain.Payload;
import dev.tradewind.ingestion.event.domain.Screened;
import dev.tradewind.ingestion.event.log.EventLogConfig;
import dev.tradewind.ingestion.message.Subjects;
import jakarta.inject.Singleton;

/** Looks at one event by itself: may it enter the log, in which form, and where? */
@Singleton
class EventScreen {

  private final Cleaning cleaning;
  private final Partitions partitions;

  EventScreen(Cleaning cleaning, EventLogConfig config) {
    this.cleaning = cleaning;
    this.partitions = new Partitions(config.partitions());
  }

  Look look(Event event, Arrival arrival, Agents agents) {
    Cleaned cleaned = cleaning.clean(event, arrival, agents);
    return new Look(event.getEventId(), arrival, cleaned, screened(cleaned));
  }

  private Screened screened(Cleaned cleaned) {
    if (cleaned instanceof Cleaned.Refused refused) {
      return new Screened.Refused(
          refused.reason(), refused.field(), refused.detail(), payload(refused.event()));
    }
    Event event = ((Cleaned.Passed) cleaned).event();
    return new Screened.Good(event.getEventId(), partitions.of(Subjects.of(event)), payload(event));
  }

  private static Payload payload(Event event) {
    return new Payload(event.toByteArray());
  }
}
