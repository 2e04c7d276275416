package dev.tradewind.inference.page;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Sends pages: nothing but HTML, each complete in itself. */
public final class PageAnswer {

  private PageAnswer() {}

  /** Sends a page, which may load nothing and is not kept. */
  public static void send(RoutingContext call, String page) {
    call.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(page);
  }
}
