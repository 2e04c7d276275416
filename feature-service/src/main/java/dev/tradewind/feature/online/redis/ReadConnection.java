package dev.tradewind.feature.online.redis;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A connection that belongs to one event loop: a call that came in there goes out and comes back
 * without a change of thread. Calls are pipelined. All methods run on that event loop.
 *
 * <p>The timeout is about Redis, not about this process. An event loop that was held up (by a
 * garbage collection, by a processor that others use) finds its timers due before it has taken in
 * the answers that came meanwhile. So time is not read from the clock but counted in looks: timers
 * that follow each other, between two of which the loop has always turned to its sockets. However
 * long the loop was away, that is one look.
 */
final class ReadConnection {

  /** How often it is looked for calls without an answer within the timeout. */
  private static final int LOOKS = 20;

  /** A call without an answer yet. */
  private static final class Waiting {
    private final Promise<Response> promise;
    private final long since;
    private boolean done;

    /** A call sent after so many looks. */
    Waiting(Promise<Response> promise, long since) {
      this.promise = promise;
      this.since = since;
    }
  }

  private final Vertx vertx;
  private final Redis redis;
  private final Duration timeout;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private @Nullable RedisConnection connection;
  private @Nullable Future<RedisConnection> connecting;
  private boolean watching;
  private long looks;

  ReadConnection(Vertx vertx, Redis redis, Duration timeout) {
    this.vertx = vertx;
    this.redis = redis;
    this.timeout = timeout;
  }

  /** Sends a request; fails where there is no answer within the timeout. */
  Future<Response> send(Request request) {
    Promise<Response> promise = Promise.promise();
    Waiting call = new Waiting(promise, looks);
    waiting.add(call);
    watch();
    RedisConnection open = connection;
    if (open != null) {
      open.send(request).onComplete(answer -> finish(call, answer));
    } else {
      connect()
          .onComplete(
              opened -> {
                if (opened.succeeded()) {
                  opened.result().send(request).onComplete(answer -> finish(call, answer));
                } else {
                  finish(call, Future.failedFuture(opened.cause()));
                }
              });
    }
    return promise.future();
  }

  private Future<RedisConnection> connect() {
    Future<RedisConnection> running = connecting;
    if (running != null) {
      return running;
    }
    Future<RedisConnection> begun = redis.connect();
    connecting = begun;
    begun.onComplete(
        opened -> {
          connecting = null;
          if (opened.succeeded()) {
            RedisConnection open = opened.result();
            connection = open;
            open.exceptionHandler(failure -> forget(open));
            open.endHandler(ended -> forget(open));
          }
        });
    return begun;
  }

  /** The next call gets a new one. */
  private void forget(RedisConnection broken) {
    if (connection == broken) {
      connection = null;
    }
  }

  private void finish(Waiting call, AsyncResult<Response> answer) {
    if (call.done) {
      return;
    }
    call.done = true;
    while (!waiting.isEmpty() && waiting.peekFirst().done) {
      waiting.removeFirst();
    }
    if (answer.succeeded()) {
      call.promise.complete(answer.result());
    } else {
      call.promise.fail(answer.cause());
    }
  }

  private void watch() {
    if (!watching) {
      watching = true;
      vertx.setTimer(Math.max(1, timeout.toMillis() / LOOKS), ignored -> look());
    }
  }

  /**
   * Calls are in the order in which they began, so that only the first ones can be overdue. The
   * first look may come right after a call, and the last one may be the first after a pause: they
   * do not count.
   */
  private void look() {
    watching = false;
    looks++;
    while (!waiting.isEmpty() && looks - waiting.peekFirst().since > LOOKS + 1) {
      finish(
          waiting.peekFirst(),
          Future.failedFuture(new TimeoutException("no answer within " + timeout)));
    }
    if (!waiting.isEmpty()) {
      watch();
    }
  }
}
