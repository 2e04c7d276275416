package dev.tradewind.inference.call;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Notices callers who leave. Where gRPC shares its port with HTTP, Quarkus 3.32 tells a unary call
 * nothing of its cancellation once the request has been read; the stream's end is seen here.
 */
@Singleton
public class DepartureFilter {

  private static final String GRPC = "application/grpc";
  private static final int EARLY = 1_000;

  void register(@Observes Filters filters) {
    filters.register(DepartureFilter::watch, EARLY);
  }

  private static void watch(RoutingContext request) {
    String type = request.request().getHeader("content-type");
    Context context = Vertx.currentContext();
    if (type != null && type.startsWith(GRPC) && VertxContext.isDuplicatedContext(context)) {
      Departure departure = new Departure();
      departure.attach(context);
      request.addEndHandler(ended -> departure.ended());
    }
    request.next();
  }
}
