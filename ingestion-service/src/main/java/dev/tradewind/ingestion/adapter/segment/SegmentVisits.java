package dev.tradewind.ingestion.adapter.segment;

import dev.tradewind.api.ingestion.v1.CustomEvent;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Identify;
import dev.tradewind.ingestion.adapter.CustomEvents;
import dev.tradewind.ingestion.adapter.SourceFields;

/** Segment's messages about pages and persons. */
final class SegmentVisits {

  private SegmentVisits() {}

  /** A page or a screen was seen. */
  static void seen(String type, SourceFields message, Event.Builder event) {
    CustomEvent seen = CustomEvents.of(type + "_viewed", "", message.object("properties"));
    CustomEvent.Builder custom = seen.toBuilder();
    String name = message.text("name");
    if (!name.isEmpty() && name.length() <= 512) {
      custom.putProperties("page_name", name);
    }
    event.setCustom(custom);
  }

  /**
   * A visitor is known. Traits are not read: they are a person's data, and none of an event's
   * business.
   */
  static void identified(SourceFields message, Event.Builder event) {
    if (!event.getShopperId().isEmpty() && !event.getAnonymousId().isEmpty()) {
      event.setIdentify(Identify.getDefaultInstance());
    } else {
      event.setCustom(CustomEvent.newBuilder().setName("identify"));
    }
    message.object("traits");
  }

  /** A shopper belongs to a company. */
  static void grouped(SourceFields message, Event.Builder event) {
    event.setCustom(CustomEvents.of("group", "", message.object("traits")));
  }
}
