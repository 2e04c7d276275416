package dev.tradewind.inference.drift.page;

import dev.tradewind.inference.drift.DriftFollower;
import dev.tradewind.inference.page.PageAnswer;
import dev.tradewind.inference.serving.rest.RestAccess;
import dev.tradewind.inference.skew.SkewChecks;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The path {@code /drift}, for whoever may call at all. */
@Singleton
class DriftRoutes {

  private final RestAccess access;
  private final DriftFollower drift;
  private final SkewChecks skew;

  DriftRoutes(RestAccess access, DriftFollower drift, SkewChecks skew) {
    this.access = access;
    this.drift = drift;
    this.skew = skew;
  }

  void open(@Observes Router router) {
    router.get("/drift").handler(access::check).handler(this::show);
  }

  private void show(RoutingContext call) {
    DriftPage page =
        new DriftPage(
            drift.isWatching(),
            drift.isCaughtUp(),
            drift.found(),
            drift.unwatched(),
            skew.isEnabled(),
            skew.latest());
    PageAnswer.send(call, page.html());
  }
}
