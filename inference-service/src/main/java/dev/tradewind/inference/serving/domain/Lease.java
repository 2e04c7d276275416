package dev.tradewind.inference.serving.domain;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A hold on a {@link Shared} resource. Closing it again changes nothing.
 *
 * @param <T> the resource
 */
public final class Lease<T> implements AutoCloseable {

  private final T value;
  private final Runnable release;
  private final AtomicBoolean closed = new AtomicBoolean();

  Lease(T value, Runnable release) {
    this.value = value;
    this.release = release;
  }

  /** The resource, open until this lease is closed. */
  public T value() {
    return value;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release.run();
    }
  }
}
