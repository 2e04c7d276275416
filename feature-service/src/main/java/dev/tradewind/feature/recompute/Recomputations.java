package dev.tradewind.feature.recompute;

import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.log.EventLog;
import dev.tradewind.feature.log.LogPage.LoggedEvent;
import dev.tradewind.feature.log.LogScan;
import dev.tradewind.feature.recompute.domain.Recomputation;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;

/**
 * Reads the log once for any number of recomputations. For people and checks, not for traffic: two
 * at a time, five minutes each.
 */
@Singleton
public class Recomputations {

  private static final int AT_A_TIME = 2;
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final LogScan scan;
  private final Semaphore permits = new Semaphore(AT_A_TIME);

  @Inject
  public Recomputations(EventLog log) {
    this.scan = new LogScan(log);
  }

  /** Derives all of them. */
  public Uni<Void> run(Collection<Recomputation> wanted) {
    return run(wanted, (recomputation, event) -> recomputation.add(event.fact()));
  }

  /**
   * Derives all of them.
   *
   * @param adder is handed, on a worker thread, each event with each recomputation that it may
   *     concern
   * @return fails with OVERLOADED, or DEPENDENCY_UNAVAILABLE where the log is not read in time
   */
  public Uni<Void> run(
      Collection<Recomputation> wanted, BiConsumer<Recomputation, LoggedEvent> adder) {
    return Uni.createFrom()
        .deferred(
            () -> {
              if (!permits.tryAcquire()) {
                throw new ServiceException(
                    CommonReason.OVERLOADED,
                    "too many values are being derived again; try again later");
              }
              return scan(wanted, adder).onTermination().invoke(permits::release);
            });
  }

  private Uni<Void> scan(
      Collection<Recomputation> wanted, BiConsumer<Recomputation, LoggedEvent> adder) {
    Set<CompiledView> views = new LinkedHashSet<>();
    Map<String, List<Recomputation>> byName = new HashMap<>();
    for (Recomputation recomputation : wanted) {
      views.addAll(recomputation.views());
      recomputation
          .names()
          .forEach(
              name -> byName.computeIfAbsent(name, any -> new ArrayList<>()).add(recomputation));
    }
    return scan.read(ends(wanted), event -> add(event, views, byName, adder))
        .ifNoItem()
        .after(LIMIT)
        .fail()
        .onFailure(TimeoutException.class)
        .transform(
            late ->
                new ServiceException(
                    CommonReason.DEPENDENCY_UNAVAILABLE,
                    "the log was not read in " + LIMIT.toMinutes() + " minutes"));
  }

  private static void add(
      LoggedEvent event,
      Set<CompiledView> views,
      Map<String, List<Recomputation>> byName,
      BiConsumer<Recomputation, LoggedEvent> adder) {
    Set<Recomputation> concerned = new LinkedHashSet<>();
    for (CompiledView view : views) {
      view.entities(event.fact(), name -> concerned.addAll(byName.getOrDefault(name, List.of())));
    }
    concerned.forEach(recomputation -> adder.accept(recomputation, event));
  }

  private static List<Long> ends(Collection<Recomputation> wanted) {
    List<Long> ends = new ArrayList<>();
    for (Recomputation recomputation : wanted) {
      for (int partition = 0; partition < recomputation.ends().size(); partition++) {
        long end = recomputation.ends().get(partition);
        if (partition == ends.size()) {
          ends.add(end);
        } else {
          ends.set(partition, Math.max(ends.get(partition), end));
        }
      }
    }
    return ends;
  }
}
