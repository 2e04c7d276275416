package dev.tradewind.ingestion.door;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/**
 * Opens the HTTP doors beside gRPC, on the same port. Each takes POST only; what is not here is not
 * found. All of them end in the same intake as the gRPC door.
 */
@Singleton
class Doors {

  private static final int MAX_BYTES = 4 << 20;
  private static final int TOO_LARGE = 413;

  private final DoorConfig config;
  private final BrowserDoor browser;
  private final AdapterDoor adapters;

  Doors(DoorConfig config, BrowserDoor browser, AdapterDoor adapters) {
    requireBytes("max-body-bytes", config.maxBodyBytes());
    requireBytes("max-batch-bytes", config.maxBatchBytes());
    this.config = config;
    this.browser = browser;
    this.adapters = adapters;
  }

  void open(@Observes Router router) {
    CrossOrigin crossOrigin =
        new CrossOrigin(Origins.of(config.allowedOrigins().orElseGet(List::of)));
    open(router, crossOrigin, "/v1/events", config.maxBodyBytes(), browser::take);
    adapters
        .paths()
        .forEach(
            (path, format) ->
                open(
                    router,
                    crossOrigin,
                    path,
                    config.maxBatchBytes(),
                    call -> adapters.take(format, call)));
  }

  private static void open(
      Router router, CrossOrigin crossOrigin, String path, int maxBytes, Door door) {
    router.route(HttpMethod.OPTIONS, path).handler(crossOrigin::handle);
    // Who may send, and what, is asked before any of the body is read.
    router.post(path).handler(crossOrigin::handle);
    router.post(path).handler(Doors::requireJson);
    router
        .post(path)
        .handler(BodyHandler.create(false).setBodyLimit(maxBytes))
        .handler(call -> guarded(door, call))
        .failureHandler(call -> failed(call, maxBytes));
  }

  /** A beacon of a plain text needs no preflight; what is in it must be JSON all the same. */
  private static void requireJson(RoutingContext call) {
    String type = call.request().getHeader(HttpHeaders.CONTENT_TYPE);
    String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    String encoding = call.request().getHeader(HttpHeaders.CONTENT_ENCODING);
    if (!media.equals("application/json") && !media.equals("text/plain")) {
      HttpFailure.CONTENT_TYPE_UNSUPPORTED.answer(
          call, "Content-Type: application/json or text/plain is expected");
    } else if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      HttpFailure.CONTENT_TYPE_UNSUPPORTED.answer(
          call, "Content-Encoding: a body that is not compressed is expected");
    } else {
      call.next();
    }
  }

  private static void guarded(Door door, RoutingContext call) {
    try {
      door.take(call);
    } catch (RuntimeException failure) {
      HttpFailure.answer(call, failure);
    }
  }

  private static void failed(RoutingContext call, int maxBytes) {
    if (call.statusCode() == TOO_LARGE) {
      HttpFailure.BODY_TOO_LARGE.answer(call, "the body: at most " + maxBytes + " bytes");
    } else {
      HttpFailure.answer(
          call,
          call.failure() == null
              ? new IllegalStateException("status " + call.statusCode())
              : call.failure());
    }
  }

  private static void requireBytes(String setting, int bytes) {
    if (bytes < 1 || bytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          "tradewind.ingestion.door."
              + setting
              + ": "
              + bytes
              + " (expected: 1 to "
              + MAX_BYTES
              + ")");
    }
  }

  /** Takes one request and answers it. */
  private interface Door {
    void take(RoutingContext call);
  }
}
