package dev.tradewind.training.run;

import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.settings.TrainingSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Those who wait for a run to change. There are never more than the settings say. */
@ApplicationScoped
public class RunWatchers {

  private final ConcurrentHashMap<String, Set<CompletableFuture<Void>>> waiting =
      new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final int most;

  RunWatchers(TrainingSettings settings) {
    this.most = settings.watchers();
  }

  /**
   * Waits for the run's next change from now on; look at the run after this, not before. Must be
   * closed.
   */
  Watch watch(String runId) {
    if (count.incrementAndGet() > most) {
      count.decrementAndGet();
      throw new ServiceException(
          CommonReason.OVERLOADED, most + " calls wait already; try again in a moment");
    }
    CompletableFuture<Void> changed = new CompletableFuture<>();
    waiting.compute(
        runId,
        (id, others) -> {
          Set<CompletableFuture<Void>> all =
              others == null ? ConcurrentHashMap.newKeySet() : others;
          all.add(changed);
          return all;
        });
    return new Watch(runId, changed);
  }

  /** Wakes those who wait for the run. */
  void changed(String runId) {
    Set<CompletableFuture<Void>> all = waiting.get(runId);
    if (all != null) {
      all.forEach(future -> future.complete(null));
    }
  }

  int count() {
    return count.get();
  }

  /** One who waits. */
  final class Watch implements AutoCloseable {

    private final String runId;
    private final CompletableFuture<Void> changed;

    private Watch(String runId, CompletableFuture<Void> changed) {
      this.runId = runId;
      this.changed = changed;
    }

    CompletableFuture<Void> changed() {
      return changed;
    }

    @Override
    public void close() {
      waiting.computeIfPresent(
          runId,
          (id, all) -> {
            if (all.remove(changed)) {
              count.decrementAndGet();
            }
            return all.isEmpty() ? null : all;
          });
    }
  }
}
