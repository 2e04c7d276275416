package dev.tradewind.training.search;

import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.artifact.ArtifactStore;
import dev.tradewind.training.blocking.FileWork;
import dev.tradewind.training.database.DatabaseContext;
import dev.tradewind.training.domain.RunPurpose;
import dev.tradewind.training.domain.RunRequest;
import dev.tradewind.training.domain.RunState.Succeeded;
import dev.tradewind.training.domain.TrainingRun;
import dev.tradewind.training.error.TrainingReason;
import dev.tradewind.training.run.RunLeft;
import dev.tradewind.training.run.RunStore.Numbered;
import dev.tradewind.training.run.RunWatchers;
import dev.tradewind.training.run.TrainingRuns;
import dev.tradewind.training.search.domain.Search;
import dev.tradewind.training.search.domain.SearchCourse;
import dev.tradewind.training.search.domain.SearchStep;
import dev.tradewind.training.search.domain.SearchStep.GiveUp;
import dev.tradewind.training.search.domain.SearchStep.Register;
import dev.tradewind.training.search.domain.SearchStep.Train;
import dev.tradewind.training.search.domain.SearchStep.TrialRun;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes searches a step further whenever a run has left the queue, and at start. A step follows
 * from what the database has, and begins runs under ids of its own: to take it twice, or at the
 * same time, makes no run more.
 */
@ApplicationScoped
class SearchConductor {

  private static final Logger LOG = Logger.getLogger(SearchConductor.class);
  private static final int MOST_RUNS = 1_000;
  private static final int RETRIES = 30;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

  private final SearchStore store;
  private final TrainingRuns runs;
  private final RunWatchers watchers;
  private final ArtifactStore artifacts;
  private final FileWork files;
  private final DatabaseContext database;
  private final Clock clock;

  SearchConductor(
      SearchStore store,
      TrainingRuns runs,
      RunWatchers watchers,
      ArtifactStore artifacts,
      FileWork files,
      DatabaseContext database,
      Clock clock) {
    this.store = store;
    this.runs = runs;
    this.watchers = watchers;
    this.artifacts = artifacts;
    this.files = files;
    this.database = database;
    this.clock = clock;
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
                    ? runsOf(searchId).chain(own -> step(search, own))
                    : cancelRuns(searchId))
        .invoke(() -> watchers.changed(searchId));
  }

  /** All its runs. */
  Uni<SearchRuns> runsOf(String searchId) {
    return database
        .call(() -> runs.ofOrigin(searchId, Long.MAX_VALUE, MOST_RUNS))
        .map(
            found ->
                new SearchRuns(
                    found.stream()
                        .sorted(Comparator.comparingLong(Numbered::seq))
                        .map(Numbered::run)
                        .toList()));
  }

  private Uni<Void> step(Search search, SearchRuns own) {
    Optional<TrainingRun> winner = own.winner();
    if (winner.isPresent()) {
      return winner.get().hasEnded() ? end(search, winner.get()) : Uni.createFrom().voidItem();
    }
    SearchStep next = SearchCourse.next(search.plan(), own.outcomes());
    if (next instanceof Train train) {
      return train(search, train);
    }
    if (next instanceof Register register) {
      return create(
          search,
          register.parameters(),
          new RunPurpose.Winner(search.id()),
          search.id() + "/winner");
    }
    return next instanceof GiveUp giveUp
        ? finish(search.id(), Search.State.FAILED, Optional.of(giveUp.reason()))
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> train(Search search, Train train) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (TrialRun trial : train.trials()) {
      all =
          all.chain(
              () ->
                  create(
                      search,
                      trial.parameters(),
                      new RunPurpose.Trial(search.id(), trial.trial(), trial.rung()),
                      search.id() + "/" + trial.rung() + "/" + trial.trial()));
    }
    return all;
  }

  /** Where the queue is full, this is tried again when a run has left it. */
  private Uni<Void> create(
      Search search, Map<String, String> parameters, RunPurpose purpose, String requestId) {
    RunRequest request =
        new RunRequest(search.plan().model(), search.plan().seed(), parameters, purpose);
    return database
        .call(() -> runs.create(request, Optional.of(requestId)))
        .chain(() -> database.call(() -> store.get(search.id())))
        .chain(now -> now.isRunning() ? Uni.createFrom().voidItem() : cancelRuns(search.id()))
        .onFailure(SearchConductor::isFull)
        .recoverWithItem(() -> null);
  }

  private static boolean isFull(Throwable failure) {
    return failure instanceof ServiceException refused
        && refused.reason() == TrainingReason.QUEUE_FULL;
  }

  private Uni<Void> end(Search search, TrainingRun winner) {
    return winner.state() instanceof Succeeded
        ? finish(search.id(), Search.State.SUCCEEDED, Optional.empty())
        : finish(search.id(), Search.State.FAILED, Optional.of(SearchRuns.error(winner)));
  }

  /** Ends a search, and what of it is at work; one that has ended stays as it is. */
  Uni<Void> finish(String searchId, Search.State state, Optional<String> error) {
    return database
        .call(() -> store.finish(searchId, state, error, clock.instant()))
        .chain(() -> cancelRuns(searchId))
        .chain(() -> forgetData(searchId));
  }

  private Uni<Void> cancelRuns(String searchId) {
    return runsOf(searchId)
        .chain(
            own -> {
              Uni<Void> all = Uni.createFrom().voidItem();
              for (TrainingRun run : own.all()) {
                if (!run.hasEnded()) {
                  all =
                      all.chain(() -> database.call(() -> runs.cancel(run.id()))).replaceWithVoid();
                }
              }
              return all;
            });
  }

  private Uni<Void> forgetData(String searchId) {
    return files
        .<Void>call(
            () -> {
              artifacts.searchData(searchId).forget();
              return null;
            })
        .onFailure()
        .invoke(failure -> LOG.warnf(failure, "search %s: its data is left behind", searchId))
        .onFailure()
        .recoverWithItem(() -> null);
  }
}
