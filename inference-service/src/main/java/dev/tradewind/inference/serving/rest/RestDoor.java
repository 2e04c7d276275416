package dev.tradewind.inference.serving.rest;

import dev.tradewind.inference.call.CallerContext;
import dev.tradewind.inference.call.ModelCall;
import dev.tradewind.inference.call.Setting;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * How calls over HTTP come in, whatever protocol they speak: from whom, how many at once, and how
 * large. What only looks (GET) has no body and is never turned away for want of room, as whoever
 * asks after a server's health would take a busy one for a dead one.
 */
@Singleton
public class RestDoor {

  private static final String PREFIX = "tradewind.inference.rest.";

  /** Up to here reading a body holds the event loop no longer than other calls do. */
  private static final int SMALL_BODY = 1 << 14;

  private final RestAccess access;
  private final Duration timeout;
  private final BodyHandler bodies;
  private final Semaphore places;

  RestDoor(RestAccess access, RestConfig config) {
    this.access = access;
    this.timeout = Setting.positive(PREFIX + "timeout", config.timeout());
    this.bodies =
        BodyHandler.create(false)
            .setBodyLimit(
                Setting.between(PREFIX + "maximum-body", config.maximumBody(), 1024, 268_435_456));
    this.places =
        new Semaphore(
            Setting.between(PREFIX + "maximum-concurrent", config.maximumConcurrent(), 1, 100_000));
  }

  /** How long a call waits for its model at most. */
  public Duration timeout() {
    return timeout;
  }

  /**
   * Opens paths.
   *
   * @param paths as Vert.x writes them, such as {@code /v1/models/*}
   * @param handler sees only calls that may come in; of a POST with the whole body
   */
  public void open(Router router, String paths, Handler<RoutingContext> handler) {
    router
        .route(paths)
        .handler(access::check)
        .failureHandler(call -> RestFailure.answer(call, call.failure()));
    router.post(paths).handler(this::admit);
    router.post(paths).handler(bodies);
    router.route(paths).handler(handler);
  }

  /** A body is not read before there is room for it. */
  private void admit(RoutingContext call) {
    if (places.tryAcquire()) {
      call.addEndHandler(ended -> places.release());
      call.next();
    } else {
      RestFailure.answer(call, 429, "too many calls are under way; try later");
    }
  }

  /**
   * Answers a call, on its event loop, with what becomes of its body; the work ends when the caller
   * goes.
   *
   * @param work begins on another thread where the body is large
   */
  public void answer(RoutingContext call, Function<byte[], Uni<RestAnswer>> work) {
    byte[] body =
        Optional.ofNullable(call.body().buffer()).map(Buffer::getBytes).orElse(new byte[0]);
    ModelCall asked = ModelCall.overHttp();
    Uni<RestAnswer> answer = Uni.createFrom().deferred(() -> asked.during(() -> work.apply(body)));
    Cancellable run =
        CallerContext.returning(aside(body.length, answer))
            .subscribe()
            .with(
                done -> {
                  asked.describe(call.response()::putHeader);
                  done.send(call.response());
                },
                failure -> RestFailure.answer(call, failure));
    call.addEndHandler(ended -> run.cancel());
  }

  /** The same work, begun on another thread where so many bytes would hold up the event loop. */
  public static <T> Uni<T> aside(long bytes, Uni<T> work) {
    return bytes > SMALL_BODY
        ? work.runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        : work;
  }
}
