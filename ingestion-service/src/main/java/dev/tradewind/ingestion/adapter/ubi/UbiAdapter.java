package dev.tradewind.ingestion.adapter.ubi;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Search;
import dev.tradewind.ingestion.adapter.Adaptation;
import dev.tradewind.ingestion.adapter.Adapted;
import dev.tradewind.ingestion.adapter.Arrival;
import dev.tradewind.ingestion.adapter.ContentIds;
import dev.tradewind.ingestion.adapter.CustomEvents;
import dev.tradewind.ingestion.adapter.OpaqueIds;
import dev.tradewind.ingestion.adapter.ShopperIds;
import dev.tradewind.ingestion.adapter.SourceFields;
import dev.tradewind.ingestion.adapter.SourceTimes;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * OpenSearch User Behavior Insights 1.3 (github.com/o19s/ubi, schema/1.3.0). docs/adapters.md has
 * the table.
 */
@Singleton
public class UbiAdapter {

  /** Under this name its unmapped fields are counted. */
  public static final String FORMAT = "ubi";

  private final ShopperIds shoppers;

  /** With the ids and the settings that its events need. */
  public UbiAdapter(ShopperIds shoppers) {
    this.shoppers = shoppers;
  }

  /** Queries: what was searched for. */
  public Adapted queries(List<JsonObject> messages, Arrival arrival) {
    Adaptation adaptation = new Adaptation();
    ContentIds ids = new ContentIds("ubi", "query");
    for (JsonObject source : messages) {
      adaptation.add(
          new SourceFields(source),
          message -> {
            Event.Builder event = open(message, arrival);
            String queryId = message.text("query_id");
            event.setEventId(
                queryId.isEmpty()
                    ? ids.next(source, undated(source, arrival))
                    : OpaqueIds.digest("ubi", "query " + queryId));
            query(message, event);
            return List.of(event.build());
          });
    }
    return adaptation.result();
  }

  /** Events: what was done with the results. */
  public Adapted events(List<JsonObject> messages, Arrival arrival) {
    Adaptation adaptation = new Adaptation();
    ContentIds ids = new ContentIds("ubi", "event");
    for (JsonObject source : messages) {
      adaptation.add(
          new SourceFields(source),
          message -> {
            Event.Builder event = open(message, arrival);
            event.setEventId(ids.next(source, undated(source, arrival)));
            UbiActions.act(message, event);
            return List.of(event.build());
          });
    }
    return adaptation.result();
  }

  private static void query(SourceFields message, Event.Builder event) {
    String query = message.text("user_query");
    if (query.isEmpty()) {
      event.setCustom(CustomEvents.of("query", "", message));
    } else {
      event.setSearch(Search.newBuilder().setQuery(query));
    }
  }

  /** Who and when. */
  private Event.Builder open(SourceFields message, Arrival arrival) {
    Event.Builder event =
        Event.newBuilder()
            .setShopperId(shoppers.opaque(message.text("user_id"), "user_id"))
            .setAnonymousId(shoppers.opaque(message.text("client_id"), "client_id"))
            .setSessionId(OpaqueIds.fitting("session", message.text("session_id")))
            .setOccurredAt(SourceTimes.iso(message, "timestamp").orElse(arrival.time()));
    event.getClientBuilder().setUserAgent(arrival.userAgent());
    return event;
  }

  /** Without a time of its own, a message sent again cannot be told from a new one. */
  private static String undated(JsonObject source, Arrival arrival) {
    return source.getValue("timestamp") == null ? arrival.receivedAt().toString() : "";
  }
}
