package dev.tradewind.ingestion.adapter.ga4;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.common.v1.ConsentPurpose;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.ingestion.adapter.Adaptation;
import dev.tradewind.ingestion.adapter.Adapted;
import dev.tradewind.ingestion.adapter.AdapterConfig;
import dev.tradewind.ingestion.adapter.Arrival;
import dev.tradewind.ingestion.adapter.ContentIds;
import dev.tradewind.ingestion.adapter.OpaqueIds;
import dev.tradewind.ingestion.adapter.ShopperIds;
import dev.tradewind.ingestion.adapter.SourceFields;
import dev.tradewind.ingestion.adapter.SourceTimes;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The GA4 Measurement Protocol with its e-commerce events
 * (developers.google.com/analytics/devguides/collection/protocol/ga4). docs/adapters.md has the
 * table.
 */
@Singleton
public class Ga4Adapter {

  /** Under this name its unmapped fields are counted. */
  public static final String FORMAT = "ga4";

  private static final List<String> ADS =
      List.of("ad_user_data", "ad_personalization", "ad_storage");

  private final ShopperIds shoppers;
  private final Ga4Payloads payloads;

  /** With the ids and the settings that its events need. */
  public Ga4Adapter(ShopperIds shoppers, AdapterConfig config) {
    this.shoppers = shoppers;
    this.payloads = new Ga4Payloads(config.adapter().currency());
  }

  /**
   * The events of one request.
   *
   * @param stream the measurement_id or firebase_app_id of the request, or empty
   */
  public Adapted collect(String stream, JsonObject body, Arrival arrival) {
    SourceFields request = new SourceFields(body);
    Adaptation adaptation = new Adaptation();
    ContentIds ids = new ContentIds(FORMAT, common(stream, body));
    List<SourceFields> messages = request.objects("events");
    for (int i = 0; i < messages.size(); i++) {
      JsonObject source = body.getJsonArray("events").getJsonObject(i);
      adaptation.add(messages.get(i), message -> events(request, message, source, ids, arrival));
    }
    return adaptation.result(request);
  }

  /** What belongs to each event of the request: with another sender or time it is another event. */
  private static String common(String stream, JsonObject body) {
    JsonObject common = body.copy();
    common.remove("events");
    return stream + common.encode();
  }

  private List<Event> events(
      SourceFields request,
      SourceFields message,
      JsonObject source,
      ContentIds ids,
      Arrival arrival) {
    Optional<Timestamp> time =
        SourceTimes.micros(message, "timestamp_micros")
            .or(() -> SourceTimes.micros(request, "timestamp_micros"));
    SourceFields params = message.object("params");
    Event.Builder base = Event.newBuilder().setOccurredAt(time.orElse(arrival.time()));
    who(request, params, arrival, base);
    consent(request, base);
    String id = ids.next(source, time.isPresent() ? "" : arrival.receivedAt().toString());
    List<Event> events = new ArrayList<>();
    for (Event.Builder event : payloads.of(message, params, base)) {
      events.add(event.setEventId(events.isEmpty() ? id : id + "." + events.size()).build());
    }
    return events;
  }

  private void who(
      SourceFields request, SourceFields params, Arrival arrival, Event.Builder event) {
    String agent = request.text("user_agent");
    event
        .setShopperId(shoppers.opaque(request.text("user_id"), "user_id"))
        .setAnonymousId(shoppers.opaque(request.text("client_id", "app_instance_id"), "client_id"))
        .setSessionId(OpaqueIds.fitting("session", params.text("session_id")))
        .getClientBuilder()
        .setUserAgent(agent.isEmpty() ? arrival.userAgent() : agent);
  }

  private static void consent(SourceFields request, Event.Builder event) {
    SourceFields consent = request.object("consent");
    // Each of them is read, also behind one that is denied already: what is read is not unmapped.
    long adsDenied = ADS.stream().filter(name -> isDenied(consent, name)).count();
    boolean adsNotPersonal = request.text("non_personalized_ads").equals("true");
    if (adsDenied > 0 || adsNotPersonal) {
      event.getConsentBuilder().addDenied(ConsentPurpose.CONSENT_PURPOSE_ADVERTISING);
    }
    if (isDenied(consent, "analytics_storage")) {
      event.getConsentBuilder().addDenied(ConsentPurpose.CONSENT_PURPOSE_ANALYTICS);
    }
    if (isDenied(consent, "personalization_storage")) {
      event.getConsentBuilder().addDenied(ConsentPurpose.CONSENT_PURPOSE_PERSONALIZATION);
    }
  }

  private static boolean isDenied(SourceFields consent, String name) {
    return consent.text(name).equalsIgnoreCase("denied");
  }
}
