package dev.tradewind.training.run;

import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.settings.TrainingSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Those who wait for a run or a search to change. There are never more than the settings say. */
@ApplicationScoped
public class RunWatchers {

  private final ConcurrentHashMap<String, Set<Watch>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final int most;

  @Inject
  RunWatchers(TrainingSettings settings) {
    this(settings.watchers());
  }

  RunWatchers(int most) {
    this.most = most;
  }

  /**
   * Waits for the run's next change from now on; look at the run after this, not before. Must be
   * closed.
   */
  public Watch watch(String runId) {
    if (count.incrementAndGet() > most) {
      count.decrementAndGet();
      throw new ServiceException(
          CommonReason.OVERLOADED, most + " calls wait already; try again in a moment");
    }
    Watch watch = new Watch(runId);
    waiting.compute(
        runId,
        (id, others) -> {
          Set<Watch> all = others == null ? ConcurrentHashMap.newKeySet() : others;
          all.add(watch);
          return all;
        });
    return watch;
  }

  /** Wakes those who wait for the run. */
  public void changed(String runId) {
    Set<Watch> all = waiting.get(runId);
    if (all != null) {
      all.forEach(watch -> watch.changed.complete(null));
    }
  }

  int count() {
    return count.get();
  }

  /** One who waits. */
  public final class Watch implements AutoCloseable {

    private final String runId;
    private final CompletableFuture<Void> changed = new CompletableFuture<>();

    private Watch(String runId) {
      this.runId = runId;
    }

    /** Complete when there is news. */
    public CompletableFuture<Void> changed() {
      return changed;
    }

    @Override
    public void close() {
      waiting.computeIfPresent(
          runId,
          (id, all) -> {
            if (all.remove(this)) {
              count.decrementAndGet();
            }
            return all.isEmpty() ? null : all;
          });
    }
  }
}
