package dev.tradewind.ingestion.cleaning;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.ingestion.v1.Client;
import dev.tradewind.api.ingestion.v1.Consent;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.ExperimentAssignment;
import java.util.Random;

/** Events of every kind, good ones and bad ones, with values around every limit. */
final class RandomEvents {

  private final RandomValues values;

  RandomEvents(Random random) {
    values = new RandomValues(random);
  }

  Event event() {
    Event.Builder event =
        Event.newBuilder()
            .setEventId(values.id())
            .setShopperId(values.idOrEmpty())
            .setAnonymousId(values.idOrEmpty())
            .setLoyaltyCardId(values.idOrEmpty())
            .setStoreId(values.idOrEmpty())
            .setSessionId(values.text(0, 64))
            .setChannelValue(values.number(0, 1, 6, 7));
    if (!values.rarely()) {
      event.setOccurredAt(Timestamp.newBuilder().setSeconds(1).setNanos(1));
    }
    if (values.rarely()) {
      event.setSentAt(Timestamp.newBuilder().setSeconds(2).setNanos(2));
    }
    if (values.rarely()) {
      event.setClient(client());
    }
    if (values.rarely()) {
      event.setConsent(consent());
    }
    if (values.rarely()) {
      for (int i = values.number(1, 20, 21); i > 0; i--) {
        event.addExperiments(experiment());
      }
    }
    new RandomPayloads(values).put(event);
    return event.build();
  }

  ExperimentAssignment experiment() {
    return ExperimentAssignment.newBuilder()
        .setExperimentId("e")
        .setVariant(values.rarely() ? values.id() : "v")
        .build();
  }

  private Client client() {
    return Client.newBuilder()
        .setUserAgent(values.text(10, 1024))
        .setDeviceId(values.idOrEmpty())
        .setCountryCode(values.country())
        .setAppVersion(values.text(1, 64))
        .build();
  }

  private Consent consent() {
    Consent.Builder consent = Consent.newBuilder();
    for (int i = values.number(1, 8, 0, 9); i > 0; i--) {
      consent.addDeniedValue(values.number(2, 4, 3, 1, 0, 5));
    }
    return consent.build();
  }
}
