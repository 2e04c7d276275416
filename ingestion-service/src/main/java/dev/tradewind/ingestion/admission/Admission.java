package dev.tradewind.ingestion.admission;

import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets so much work in and refuses the rest at once. Refusing early is what keeps the accepted work
 * quick: a queue in front of a busy store only makes every caller late.
 */
public final class Admission {

  private final String what;
  private final int limit;
  private final AtomicInteger underWay = new AtomicInteger();

  /**
   * Makes a gate.
   *
   * @param what the work in the plural, for the caller to read, for example {@code "batches"}
   * @param limit how much may be under way, at least 1
   */
  public Admission(String what, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit of " + what + ": " + limit + " (expected: >= 1)");
    }
    this.what = what;
    this.limit = limit;
  }

  /** Runs the work; fails with OVERLOADED, without having begun, where too much is under way. */
  public <T> Uni<T> admit(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              if (underWay.incrementAndGet() > limit) {
                underWay.decrementAndGet();
                return Uni.createFrom().failure(overloaded());
              }
              return Uni.createFrom()
                  .deferred(work::get)
                  .onTermination()
                  .invoke(underWay::decrementAndGet);
            });
  }

  private ServiceException overloaded() {
    return new ServiceException(
        CommonReason.OVERLOADED,
        what + " under way: " + limit + " (no more are taken on; try again later)");
  }
}
