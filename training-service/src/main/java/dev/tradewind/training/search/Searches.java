package dev.tradewind.training.search;

import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.database.DatabaseContext;
import dev.tradewind.training.domain.TrainableModel;
import dev.tradewind.training.error.TrainingReason;
import dev.tradewind.training.registry.ModelRegistry;
import dev.tradewind.training.run.LongPoll;
import dev.tradewind.training.search.domain.Search;
import dev.tradewind.training.search.domain.SearchPlan;
import dev.tradewind.training.settings.TrainingSettings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What callers can do with searches. */
@ApplicationScoped
class Searches {

  private final SearchStore store;
  private final SearchConductor conductor;
  private final SearchWork work;
  private final LongPoll longPoll;
  private final DatabaseContext database;
  private final TrainingSettings settings;
  private final Clock clock;

  Searches(
      SearchStore store,
      SearchConductor conductor,
      SearchWork work,
      LongPoll longPoll,
      DatabaseContext database,
      TrainingSettings settings,
      Clock clock) {
    this.store = store;
    this.conductor = conductor;
    this.work = work;
    this.longPoll = longPoll;
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A search with its runs.
   *
   * @param search the search
   * @param runs in the order of their creation
   */
  record Found(Search search, SearchRuns runs) {

    long revision() {
      return runs.revision() + (search.isRunning() ? 1 : 2);
    }
  }

  /** Begins a search, or answers the one that this request id has created before. */
  Uni<Found> create(SearchPlan plan, Optional<String> requestId) {
    if (TrainableModel.named(plan.model()).isEmpty()) {
      return Uni.createFrom().failure(ModelRegistry.unknownModel(plan.model()));
    }
    Search search = Search.begun(UUID.randomUUID().toString(), plan, clock.instant());
    return existing(plan, requestId)
        .chain(
            before ->
                before.isPresent()
                    ? Uni.createFrom().item(before.get())
                    : database
                        .call(() -> store.insert(search, requestId, settings.searches()))
                        .chain(
                            inserted ->
                                inserted
                                    ? Uni.createFrom().item(search)
                                    : existing(plan, requestId)
                                        .map(found -> found.orElseThrow(this::tooMany))))
        .call(found -> conductor.advance(found.id()))
        .chain(found -> get(found.id()));
  }

  private Uni<Optional<Search>> existing(SearchPlan plan, Optional<String> requestId) {
    return requestId.isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : database
            .call(() -> store.findByRequest(requestId.get()))
            .invoke(found -> refuseOther(found, plan));
  }

  private static void refuseOther(Optional<Search> found, SearchPlan plan) {
    if (found.isPresent() && !found.get().plan().equals(plan)) {
      throw new ServiceException(
          TrainingReason.REQUEST_ID_REUSED,
          "request_id: it created search "
              + found.get().id()
              + " with another plan; take a new one");
    }
  }

  private ServiceException tooMany() {
    return new ServiceException(
        TrainingReason.TOO_MANY_SEARCHES,
        settings.searches()
            + " searches are at work, which is all that the settings allow; try again when one has"
            + " ended");
  }

  /** A search. Fails with SEARCH_UNKNOWN. */
  Uni<Found> get(String searchId) {
    return database
        .call(() -> store.get(searchId))
        .chain(search -> work.runs(searchId).map(runs -> new Found(search, runs)));
  }

  Uni<List<SearchStore.Numbered>> newestBelow(long below, int limit) {
    return store.newestBelow(below, limit);
  }

  /** Answers as soon as the search is beyond the revision or has ended, or after the wait. */
  Uni<Found> watch(String searchId, long afterRevision, Duration wait) {
    return longPoll.until(
        searchId,
        () -> get(searchId),
        found -> found.revision() > afterRevision || !found.search().isRunning(),
        wait);
  }

  /** Ends a search; one that has ended stays as it is. */
  Uni<Found> cancel(String searchId) {
    return database
        .call(() -> store.get(searchId))
        .chain(
            search ->
                search.isRunning()
                    ? work.finish(searchId, Search.State.CANCELLED, Optional.empty())
                    : Uni.createFrom().voidItem())
        .chain(() -> conductor.advance(searchId))
        .chain(() -> get(searchId));
  }
}
