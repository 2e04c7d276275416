package dev.tradewind.ingestion.store;

import dev.tradewind.ingestion.admission.Admission;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The way to PostgreSQL: bounded, limited in time, and failing in words that a caller can act on.
 */
@Singleton
public class StoreAccess {

  private final Admission admission;
  private final Duration timeout;

  StoreAccess(StoreConfig config) {
    if (config.maxCalls() < 1) {
      throw new IllegalArgumentException(
          "tradewind.ingestion.store.max-calls: " + config.maxCalls() + " (expected: >= 1)");
    }
    if (config.timeout().isNegative() || config.timeout().isZero()) {
      throw new IllegalArgumentException(
          "tradewind.ingestion.store.timeout: " + config.timeout() + " (expected: > 0)");
    }
    admission = new Admission("calls to the store", config.maxCalls());
    timeout = config.timeout();
  }

  /**
   * Calls the store. Fails with OVERLOADED, with DEPENDENCY_UNAVAILABLE (worth trying again), with
   * what the work itself threw as a ServiceException, or with the store's own failure where that is
   * a mistake of ours.
   */
  public <T> Uni<T> call(Supplier<Uni<T>> work) {
    return admission
        .admit(work)
        .ifNoItem()
        .after(timeout)
        .failWith(() -> StoreFailures.unavailable("no answer within " + timeout.toMillis() + " ms"))
        .onFailure()
        .transform(StoreFailures::translate);
  }
}
