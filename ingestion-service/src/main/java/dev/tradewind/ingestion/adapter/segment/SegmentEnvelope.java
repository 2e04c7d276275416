package dev.tradewind.ingestion.adapter.segment;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.common.v1.ConsentPurpose;
import dev.tradewind.api.ingestion.v1.Channel;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Identify;
import dev.tradewind.ingestion.adapter.Arrival;
import dev.tradewind.ingestion.adapter.OpaqueIds;
import dev.tradewind.ingestion.adapter.ShopperIds;
import dev.tradewind.ingestion.adapter.SourceFields;
import dev.tradewind.ingestion.adapter.SourceTimes;
import java.util.Map;
import java.util.Optional;

/** What every Segment message says: who, when, with what, and what was denied. */
final class SegmentEnvelope {

  /** Categories of Segment's consent preferences; others are counted as unmapped. */
  private static final Map<String, ConsentPurpose> PURPOSES =
      Map.of(
          "Advertising", ConsentPurpose.CONSENT_PURPOSE_ADVERTISING,
          "Analytics", ConsentPurpose.CONSENT_PURPOSE_ANALYTICS,
          "Personalization", ConsentPurpose.CONSENT_PURPOSE_PERSONALIZATION);

  private final ShopperIds shoppers;

  SegmentEnvelope(ShopperIds shoppers) {
    this.shoppers = shoppers;
  }

  /** The event without its payload. */
  Event.Builder open(SourceFields message, SourceFields batch, Arrival arrival) {
    Event.Builder event =
        Event.newBuilder()
            .setEventId(OpaqueIds.fitting("segment", required(message, "messageId")))
            .setShopperId(shoppers.opaque(message.text("userId"), message.place("userId")))
            .setAnonymousId(
                shoppers.opaque(message.text("anonymousId"), message.place("anonymousId")));
    time(message, batch, arrival, event);
    context(message.has("context") ? message : batch, arrival, event);
    if (message.text("channel").equals("mobile")) {
      event.setChannel(Channel.CHANNEL_APP);
    }
    return event;
  }

  /** The visitor of before is the user of now. */
  void alias(SourceFields message, Event.Builder event) {
    String previous = required(message, "previousId");
    event
        .setAnonymousId(shoppers.opaque(previous, message.place("previousId")))
        .setIdentify(Identify.getDefaultInstance());
  }

  /**
   * Segment's own servers correct {@code timestamp} and put the device's into {@code
   * originalTimestamp}: then there is no clock left to correct.
   */
  private static void time(
      SourceFields message, SourceFields batch, Arrival arrival, Event.Builder event) {
    Optional<Timestamp> occurred = SourceTimes.iso(message, "timestamp");
    event.setOccurredAt(occurred.orElse(arrival.time()));
    boolean corrected = message.has("originalTimestamp");
    Optional<Timestamp> sent =
        SourceTimes.iso(message, "sentAt").or(() -> SourceTimes.iso(batch, "sentAt"));
    if (occurred.isPresent() && !corrected) {
      sent.ifPresent(event::setSentAt);
    }
  }

  private static void context(SourceFields holder, Arrival arrival, Event.Builder event) {
    SourceFields context = holder.object("context");
    String agent = context.text("userAgent");
    event
        .getClientBuilder()
        .setUserAgent(agent.isEmpty() ? arrival.userAgent() : agent)
        .setAppVersion(context.object("app").text("version"));
    SourceFields preferences = context.object("consent").object("categoryPreferences");
    PURPOSES.forEach(
        (category, purpose) -> {
          if (preferences.text(category).equals("false")) {
            event.getConsentBuilder().addDenied(purpose);
          }
        });
  }

  private static String required(SourceFields message, String name) {
    String text = message.text(name);
    if (text.isEmpty()) {
      throw message.wrong(name, "it is missing");
    }
    return text;
  }
}
