package dev.tradewind.training.search;

import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.artifact.ArtifactStore;
import dev.tradewind.training.artifact.SharedData;
import dev.tradewind.training.blocking.FileWork;
import dev.tradewind.training.database.DatabaseContext;
import dev.tradewind.training.domain.RunPurpose;
import dev.tradewind.training.domain.RunRequest;
import dev.tradewind.training.domain.TrainingRun;
import dev.tradewind.training.error.TrainingReason;
import dev.tradewind.training.run.RunStore.Numbered;
import dev.tradewind.training.run.TrainingRuns;
import dev.tradewind.training.search.domain.Search;
import dev.tradewind.training.search.domain.SearchCourse;
import dev.tradewind.training.search.domain.SearchStep;
import dev.tradewind.training.search.domain.SearchStep.GiveUp;
import dev.tradewind.training.search.domain.SearchStep.Register;
import dev.tradewind.training.search.domain.SearchStep.Succeed;
import dev.tradewind.training.search.domain.SearchStep.Train;
import dev.tradewind.training.search.domain.SearchStep.TrialRun;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Carries out what a search has decided: begins its runs, ends them, forgets what they shared. */
@ApplicationScoped
class SearchWork {

  private static final Logger LOG = Logger.getLogger(SearchWork.class);
  private static final int MOST_RUNS = 1_000;

  private final SearchStore store;
  private final TrainingRuns runs;
  private final ArtifactStore artifacts;
  private final FileWork files;
  private final DatabaseContext database;
  private final Clock clock;

  SearchWork(
      SearchStore store,
      TrainingRuns runs,
      ArtifactStore artifacts,
      FileWork files,
      DatabaseContext database,
      Clock clock) {
    this.store = store;
    this.runs = runs;
    this.artifacts = artifacts;
    this.files = files;
    this.database = database;
    this.clock = clock;
  }

  /** All runs of a search. */
  Uni<SearchRuns> runs(String searchId) {
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

  /** Does what follows from its runs. */
  Uni<Void> take(Search search, SearchRuns own) {
    SearchStep next = own.next(search.plan());
    if (next instanceof Train train) {
      Set<Integer> hopeful = SearchCourse.hopeful(search.plan(), own.outcomes());
      return filesOf(search.id(), shared -> shared.forgetCheckpointsBut(hopeful))
          .chain(() -> train(search, train));
    }
    if (next instanceof Register register) {
      return create(
          search,
          register.parameters(),
          new RunPurpose.Winner(search.id()),
          search.id() + "/winner");
    }
    if (next instanceof Succeed) {
      return finish(search.id(), Search.State.SUCCEEDED, Optional.empty());
    }
    return next instanceof GiveUp giveUp
        ? finish(search.id(), Search.State.FAILED, Optional.of(giveUp.reason()))
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> train(Search search, Train train) {
    int scheduleEpochs = search.plan().halving().mostEpochs();
    Uni<Void> all = Uni.createFrom().voidItem();
    for (TrialRun trial : train.trials()) {
      all =
          all.chain(
              () ->
                  create(
                      search,
                      trial.parameters(),
                      new RunPurpose.Trial(
                          search.id(), trial.trial(), trial.rung(), scheduleEpochs),
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
        .onFailure(SearchWork::isFull)
        .recoverWithItem(() -> null);
  }

  private static boolean isFull(Throwable failure) {
    return failure instanceof ServiceException refused
        && refused.reason() == TrainingReason.QUEUE_FULL;
  }

  /** Ends a search, and what of it is at work; one that has ended stays as it is. */
  Uni<Void> finish(String searchId, Search.State state, Optional<String> error) {
    return database
        .call(() -> store.finish(searchId, state, error, clock.instant()))
        .chain(() -> cancelRuns(searchId))
        .chain(() -> filesOf(searchId, SharedData::forget));
  }

  /** Ends those of its runs that have not ended. */
  Uni<Void> cancelRuns(String searchId) {
    return runs(searchId)
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

  private Uni<Void> filesOf(String searchId, Tidying tidying) {
    return files
        .<Void>call(
            () -> {
              tidying.of(artifacts.searchData(searchId));
              return null;
            })
        .onFailure()
        .invoke(failure -> LOG.warnf(failure, "search %s: files are left behind", searchId))
        .onFailure()
        .recoverWithItem(() -> null);
  }

  /** Removes what a search does not need any more. */
  @FunctionalInterface
  private interface Tidying {
    void of(SharedData shared) throws IOException;
  }
}
