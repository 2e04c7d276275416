package dev.tradewind.ingestion.event;

import com.google.protobuf.Message;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import dev.tradewind.kit.validation.QuickCheck;
import jakarta.inject.Singleton;

/** Events are looked at one by one, by cleaning; of the request itself only their number counts. */
@Singleton
class IngestRequestCheck implements QuickCheck {

  private static final int MAX_EVENTS = 1000;

  @Override
  public Class<? extends Message> type() {
    return IngestEventsRequest.class;
  }

  @Override
  public boolean isSurelySound(Message message) {
    int events = ((IngestEventsRequest) message).getEventsCount();
    return events >= 1 && events <= MAX_EVENTS;
  }
}
