package dev.tradewind.ingestion.door;

import dev.tradewind.ingestion.adapter.UnmappedFields;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** GET /q/unmapped on the management port: what senders say that no event has a place for. */
@Singleton
class UnmappedPage {

  private final UnmappedFields fields;

  UnmappedPage(UnmappedFields fields) {
    this.fields = fields;
  }

  void open(@Observes ManagementInterface management) {
    management
        .router()
        .get("/q/unmapped")
        .handler(
            call -> {
              JsonObject formats = new JsonObject();
              fields
                  .counts()
                  .forEach(
                      (format, counts) -> {
                        JsonObject paths = new JsonObject();
                        counts.forEach(paths::put);
                        formats.put(format, paths);
                      });
              call.response()
                  .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                  .end(formats.toBuffer());
            });
  }
}
