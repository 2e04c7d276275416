package dev.tradewind.inference.serving.domain;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A resource that many calls use and that is closed once: after it was retired and the last call
 * has ended, whichever comes later. Whoever ends last closes it.
 *
 * @param <T> the resource
 */
public final class Shared<T> {

  private final T value;
  private final Consumer<T> closer;

  /** Calls under way, and one more until it is retired. 0 is for ever. */
  private final AtomicInteger holds = new AtomicInteger(1);

  private final AtomicBoolean retired = new AtomicBoolean();

  /**
   * @param value the resource
   * @param closer closes it
   */
  public Shared(T value, Consumer<T> closer) {
    this.value = value;
    this.closer = closer;
  }

  /** The resource; whoever has no lease must not use it. */
  public T value() {
    return value;
  }

  /** A hold that keeps the resource open; empty where it has been closed. */
  public Optional<Lease<T>> lease() {
    int before = holds.getAndUpdate(held -> held == 0 ? 0 : held + 1);
    return before == 0 ? Optional.empty() : Optional.of(new Lease<>(value, this::release));
  }

  /** No longer wanted: it closes as soon as no call holds it. Doing so again changes nothing. */
  public void retire() {
    if (retired.compareAndSet(false, true)) {
      release();
    }
  }

  private void release() {
    if (holds.decrementAndGet() == 0) {
      closer.accept(value);
    }
  }
}
