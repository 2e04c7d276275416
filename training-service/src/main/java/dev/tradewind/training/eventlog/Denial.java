package dev.tradewind.training.eventlog;

import dev.tradewind.api.common.v1.ConsentPurpose;
import dev.tradewind.api.ingestion.v1.Event;

/** What shoppers do not want their events to be used for. */
public final class Denial {

  private Denial() {}

  /** Whether nothing that others are shown may be learned from an event. */
  public static boolean isOf(Event event) {
    return event
        .getConsent()
        .getDeniedList()
        .contains(ConsentPurpose.CONSENT_PURPOSE_PERSONALIZATION);
  }
}
