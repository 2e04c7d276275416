package dev.tradewind.inference.call;

import dev.tradewind.inference.predict.Prediction;
import dev.tradewind.inference.predict.Terms;
import io.grpc.Context;
import io.grpc.Metadata;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A gRPC call that asks models: by when it wants its answer, whether its caller is still there, and
 * what the answer took, which goes out in its trailers. {@link ModelCallInterceptor} makes one for
 * each call.
 */
public final class ModelCall {

  static final Context.Key<ModelCall> KEY = Context.key("tradewind.model-call");

  private static final Metadata.Key<String> QUEUE = key("tradewind-queue-us");
  private static final Metadata.Key<String> COMPUTE = key("tradewind-compute-us");
  private static final Metadata.Key<String> ROWS = key("tradewind-batch-rows");
  private static final Metadata.Key<String> VERSION = key("tradewind-model-version");

  /** Names the prediction in the shop's log, where it is logged. */
  private static final String LOGGED_AS = "tradewind-prediction-id";

  private static final Metadata.Key<String> LOGGED = key(LOGGED_AS);
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final Cancellable GONE = ModelCall::nothing;

  private final OptionalLong deadline;
  private final AtomicReference<@Nullable Cancellable> work = new AtomicReference<>();
  private volatile @Nullable Prediction answer;
  private volatile Optional<String> loggedAs = Optional.empty();

  /**
   * @param deadline of the caller, by {@link System#nanoTime}
   */
  ModelCall(OptionalLong deadline) {
    this.deadline = deadline;
  }

  private static void nothing() {}

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  /**
   * The call that this thread answers; to be asked for before any work is handed to another thread.
   * Outside of gRPC one without a deadline, of which nobody hears.
   */
  public static ModelCall current() {
    ModelCall current = KEY.get();
    return current == null ? new ModelCall(OptionalLong.empty()) : current;
  }

  /** A call over HTTP, which says no deadline of its own. */
  public static ModelCall overHttp() {
    return new ModelCall(OptionalLong.empty());
  }

  /** Work that finds this call as the {@link #current} one, as that over gRPC does by itself. */
  public <T> T during(Supplier<T> work) {
    Context ours = Context.current().withValue(KEY, this);
    Context before = ours.attach();
    try {
      return work.get();
    } finally {
      ours.detach(before);
    }
  }

  /** So many nanoseconds from now, in the far future at most. */
  static long after(long nanos) {
    return System.nanoTime() + Math.min(nanos, LONGEST.toNanos());
  }

  /** The caller's deadline and the usual priority. */
  public Terms terms() {
    return new Terms(deadline, Terms.DEFAULT_PRIORITY);
  }

  /**
   * The terms of a request that says more than gRPC does.
   *
   * @param priority 1 is served first
   * @param timeout from now; the sooner of it and the caller's deadline counts
   */
  public Terms terms(int priority, Duration timeout) {
    long end = after(timeout.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : timeout.toNanos());
    boolean sooner = deadline.isEmpty() || end - deadline.getAsLong() < 0;
    return new Terms(sooner ? OptionalLong.of(end) : deadline, priority);
  }

  /**
   * The same work, which ends when the caller goes and whose cost the trailers tell. Of several of
   * one call, the last that began ends so, and the last that was answered is told, with the id of
   * the last that was logged.
   */
  public Uni<Prediction> asking(Uni<Prediction> prediction) {
    return Uni.createFrom()
        .emitter(
            caller -> {
              Cancellable run =
                  prediction
                      .subscribe()
                      .with(
                          item -> {
                            heard(item);
                            caller.complete(item);
                          },
                          caller::fail);
              caller.onTermination(run::cancel);
              if (work.getAndUpdate(before -> before == GONE ? GONE : run) == GONE) {
                run.cancel();
              }
            });
  }

  private void heard(Prediction prediction) {
    answer = prediction;
    if (prediction.loggedAs().isPresent()) {
      loggedAs = prediction.loggedAs();
    }
  }

  /** Nobody waits for the answer any more. */
  void callerWent() {
    Cancellable run = work.getAndSet(GONE);
    if (run != null) {
      run.cancel();
    }
  }

  void describe(Metadata trailers) {
    Prediction told = answer;
    if (told != null) {
      trailers.put(QUEUE, Long.toString(told.cost().queueNanos() / 1_000));
      trailers.put(COMPUTE, Long.toString(told.cost().computeNanos() / 1_000));
      trailers.put(ROWS, Integer.toString(told.cost().batchRows()));
      trailers.put(VERSION, Long.toString(told.version()));
      loggedAs.ifPresent(id -> trailers.put(LOGGED, id));
    }
  }

  /** Tells what a caller over HTTP is told in headers: as what the answer is logged, if it is. */
  public void describe(BiConsumer<String, String> headers) {
    loggedAs.ifPresent(id -> headers.accept(LOGGED_AS, id));
  }
}
