package dev.tradewind.training.run;

import dev.tradewind.training.database.DatabaseContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Reads something again each time it changes, until it is what a caller waits for. */
@ApplicationScoped
public class LongPoll {

  private final RunWatchers watchers;
  private final DatabaseContext database;

  LongPoll(RunWatchers watchers, DatabaseContext database) {
    this.watchers = watchers;
    this.database = database;
  }

  /**
   * Answers as soon as what is read is enough, or after the wait. Fails with OVERLOADED where too
   * many wait.
   *
   * @param id of what is watched
   */
  public <T> Uni<T> until(String id, Supplier<Uni<T>> read, Predicate<T> enough, Duration wait) {
    return until(id, read, enough, System.nanoTime() + wait.toNanos());
  }

  /** Looks, and waits on where it was woken by news of a change that it had read already. */
  private <T> Uni<T> until(String id, Supplier<Uni<T>> read, Predicate<T> enough, long deadline) {
    return Uni.createFrom()
        .deferred(
            () -> {
              RunWatchers.Watch watch = watchers.watch(id);
              return read.get()
                  .chain(
                      found -> {
                        Duration left = Duration.ofNanos(deadline - System.nanoTime());
                        return enough.test(found) || left.isNegative() || left.isZero()
                            ? Uni.createFrom().item(found)
                            : changed(watch, left)
                                .invoke(watch::close)
                                .chain(
                                    () -> database.call(() -> until(id, read, enough, deadline)));
                      })
                  .onTermination()
                  .invoke(watch::close);
            });
  }

  private static Uni<Void> changed(RunWatchers.Watch watch, Duration wait) {
    return Uni.createFrom()
        .completionStage(watch.changed())
        .ifNoItem()
        .after(wait)
        .recoverWithUni(Uni.createFrom().voidItem());
  }
}
