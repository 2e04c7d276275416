package dev.tradewind.ingestion.door;

import dev.tradewind.api.ingestion.v1.EventResult;
import dev.tradewind.api.ingestion.v1.IngestEventsResponse;
import dev.tradewind.ingestion.adapter.Adapted;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * What an adapter's door answers: what became of each event, which messages were refused, and what
 * was left out. 202 where anything was taken or nothing was refused, else 400.
 */
final class AdapterAnswer {

  private AdapterAnswer() {}

  static void answer(RoutingContext call, Adapted adapted, IngestEventsResponse response) {
    JsonArray results = new JsonArray();
    response.getResultsList().forEach(result -> results.add(result(result)));
    JsonArray refused = new JsonArray();
    adapted.refusals().forEach(refusal -> refused.add(refusal(refusal)));
    JsonObject unmapped = new JsonObject();
    adapted.unmapped().forEach(unmapped::put);
    boolean allRefused = results.isEmpty() && !refused.isEmpty();
    call.response()
        .setStatusCode(allRefused ? 400 : 202)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(
            new JsonObject()
                .put("success", refused.isEmpty())
                .put("results", results)
                .put("refused", refused)
                .put("unmapped", unmapped)
                .toBuffer());
  }

  private static JsonObject result(EventResult result) {
    JsonObject json =
        new JsonObject()
            .put("eventId", result.getEventId())
            .put("outcome", result.getOutcome().name());
    if (!result.getReason().isEmpty()) {
      json.put("reason", result.getReason())
          .put("field", result.getField())
          .put("detail", result.getDetail());
    }
    return json;
  }

  private static JsonObject refusal(Adapted.Refusal refusal) {
    return new JsonObject()
        .put("index", refusal.index())
        .put("field", refusal.field())
        .put("reason", refusal.reason())
        .put("detail", refusal.detail());
  }
}
