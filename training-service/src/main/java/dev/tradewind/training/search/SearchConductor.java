package dev.tradewind.training.search;

import dev.tradewind.training.database.DatabaseContext;
import dev.tradewind.training.run.RunLeft;
import dev.tradewind.training.run.RunWatchers;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Takes searches a step further whenever a run has left the queue, and at start. What the step is
 * follows from what the database has ({@link SearchRuns#next}), and begins runs under ids of its
 * own ({@link SearchWork}): to take it twice, or at the same time, makes no run more.
 */
@ApplicationScoped
class SearchConductor {

  private static final Logger LOG = Logger.getLogger(SearchConductor.class);
  private static final int RETRIES = 30;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

  private final SearchStore store;
  private final SearchWork work;
  private final RunWatchers watchers;
  private final DatabaseContext database;

  SearchConductor(
      SearchStore store, SearchWork work, RunWatchers watchers, DatabaseContext database) {
    this.store = store;
    this.work = work;
    this.watchers = watchers;
    this.database = database;
  }

  void begin(@Observes @Priority(Integer.MAX_VALUE) StartupEvent start) {
    goOn();
  }

  void leftQueue(@Observes RunLeft run) {
    goOn();
  }

  private void goOn() {
    database
        .call(store::running)
        .onItem()
        .transformToMulti(ids -> Multi.createFrom().iterable(ids))
        .onItem()
        .transformToUniAndConcatenate(this::advance)
        .collect()
        .asList()
        .onFailure()
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .atMost(RETRIES)
        .subscribe()
        .with(
            done -> LOG.debugf("%d searches went on", done.size()),
            failure -> LOG.errorf(failure, "searches do not go on before another run has ended"));
  }

  /** Takes a search one step further. */
  Uni<Void> advance(String searchId) {
    return database
        .call(() -> store.get(searchId))
        .chain(
            search ->
                search.isRunning()
                    ? work.runs(searchId).chain(own -> work.take(search, own))
                    : work.cancelRuns(searchId))
        .invoke(() -> watchers.changed(searchId));
  }
}
