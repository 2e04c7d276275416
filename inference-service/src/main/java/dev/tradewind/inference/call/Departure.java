package dev.tradewind.inference.call;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The end of a request's stream, whether answered or given up: whoever wants to know is told. */
final class Departure {

  private static final String KEY = Departure.class.getName();
  private static final Runnable PAST = Departure::nothing;

  private final AtomicReference<@Nullable Runnable> listener = new AtomicReference<>();

  private static void nothing() {}

  /** Makes it findable from the request's context. */
  void attach(Context request) {
    request.putLocal(KEY, this);
  }

  /** That of the request on whose context this thread is. */
  static Optional<Departure> current() {
    Context context = Vertx.currentContext();
    return context == null ? Optional.empty() : Optional.ofNullable(context.getLocal(KEY));
  }

  /** Runs once, at the end; at once where that has been. The last listener counts. */
  void then(Runnable last) {
    if (listener.getAndUpdate(before -> before == PAST ? PAST : last) == PAST) {
      last.run();
    }
  }

  void ended() {
    Runnable told = listener.getAndSet(PAST);
    if (told != null) {
      told.run();
    }
  }
}
