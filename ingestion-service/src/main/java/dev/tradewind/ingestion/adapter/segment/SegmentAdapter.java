package dev.tradewind.ingestion.adapter.segment;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.ingestion.adapter.Adaptation;
import dev.tradewind.ingestion.adapter.Adapted;
import dev.tradewind.ingestion.adapter.AdapterConfig;
import dev.tradewind.ingestion.adapter.Arrival;
import dev.tradewind.ingestion.adapter.ShopperIds;
import dev.tradewind.ingestion.adapter.SourceFields;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Segment's HTTP API with its e-commerce events, version 2 (segment.com/docs/connections/spec).
 * docs/adapters.md has the table.
 */
@Singleton
public class SegmentAdapter {

  /** Under this name its unmapped fields are counted. */
  public static final String FORMAT = "segment";

  private final SegmentEnvelope envelope;
  private final SegmentTracks tracks;

  /** With the ids and the settings that its events need. */
  public SegmentAdapter(ShopperIds shoppers, AdapterConfig config) {
    envelope = new SegmentEnvelope(shoppers);
    tracks = new SegmentTracks(config.adapter().currency());
  }

  /** One message, of the type that its path names. */
  public Adapted single(String type, JsonObject body, Arrival arrival) {
    Adaptation adaptation = new Adaptation();
    SourceFields message = new SourceFields(body);
    adaptation.add(message, fields -> List.of(event(type, fields, message, arrival)));
    return adaptation.result();
  }

  /** Messages of many types; context and sentAt of the batch hold for those that have none. */
  public Adapted batch(JsonObject body, Arrival arrival) {
    SourceFields whole = new SourceFields(body);
    Adaptation adaptation = new Adaptation();
    for (SourceFields message : whole.objects("batch")) {
      adaptation.add(
          message, fields -> List.of(event(fields.text("type"), fields, whole, arrival)));
    }
    return adaptation.result(whole);
  }

  private Event event(String type, SourceFields message, SourceFields batch, Arrival arrival) {
    Event.Builder event = envelope.open(message, batch, arrival);
    switch (type) {
      case "track" -> tracks.track(message, event);
      case "page", "screen" -> SegmentVisits.seen(type, message, event);
      case "identify" -> SegmentVisits.identified(message, event);
      case "alias" -> envelope.alias(message, event);
      case "group" -> SegmentVisits.grouped(message, event);
      default ->
          throw message.wrong("type", "track, page, screen, identify, alias or group is expected");
    }
    return event.build();
  }
}
