package dev.tradewind.inference.serving.tfs.rest;

import dev.tradewind.inference.serving.rest.RestAnswer;
import dev.tradewind.inference.serving.rest.RestDoor;
import dev.tradewind.inference.serving.rest.RestFailure;
import dev.tradewind.inference.serving.tfs.Caller;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The paths {@code /v1/models/...}, on the port of everything else. */
@Singleton
class RestRoutes {

  private static final String PATHS = "/v1/models/*";

  private final RestCalls calls;
  private final RestDoor door;

  RestRoutes(RestCalls calls, RestDoor door) {
    this.calls = calls;
    this.door = door;
  }

  void open(@Observes Router router) {
    door.open(router, PATHS, this::answer);
  }

  private void answer(RoutingContext call) {
    Optional<RestPath> path = RestPath.parse(call.request().method().name(), call.normalizedPath());
    if (path.isEmpty()) {
      RestFailure.answer(
          call, 400, "malformed request: " + call.request().method() + " " + call.request().path());
      return;
    }
    door.answer(
        call,
        body ->
            calls.answer(path.get(), body, Caller.within(door.timeout())).map(RestAnswer::json));
  }
}
