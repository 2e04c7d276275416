package dev.tradewind.ingestion.door;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * The fetch standard's CORS protocol for one method. A page of an origin that is not listed is
 * refused, also where the browser asks nobody before (a beacon of plain text): it would not see the
 * answer, but its events would be in the log.
 */
final class CrossOrigin {

  private static final String PREFLIGHT_SECONDS = "7200";

  private final Origins origins;

  CrossOrigin(Origins origins) {
    this.origins = origins;
  }

  /** Answers preflights and refusals; lets the rest pass. */
  void handle(RoutingContext call) {
    HttpServerResponse response = call.response();
    // Also without an Origin: a cache must not give one origin's answer to another.
    response.putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    String origin = call.request().getHeader(HttpHeaders.ORIGIN);
    if (origin != null && !origins.allows(origin)) {
      HttpFailure.ORIGIN_REFUSED.answer(
          call, "Origin: this origin is not among tradewind.ingestion.door.allowed-origins");
      return;
    }
    if (origin != null) {
      response
          .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
          .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
    }
    if (!call.request().method().equals(HttpMethod.OPTIONS)) {
      call.next();
      return;
    }
    response
        .putHeader(HttpHeaders.ALLOW, "POST, OPTIONS")
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "POST")
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "content-type")
        .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS)
        .setStatusCode(204)
        .end();
  }
}
