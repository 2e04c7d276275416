package dev.tradewind.training.search;

import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.error.TrainingReason;
import dev.tradewind.training.search.domain.Search;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Searches in PostgreSQL. */
@ApplicationScoped
class SearchStore implements PanacheRepositoryBase<SearchRow, String> {

  private static final String INSERT =
      "INSERT INTO hyperparameter_search (search_id, request_id, model, plan, state, created_at)"
          + " SELECT :id, cast(:requestId as text), :model, :plan, 'RUNNING', :createdAt"
          + " WHERE (SELECT count(*) FROM hyperparameter_search WHERE state = 'RUNNING') < :most"
          + " ON CONFLICT DO NOTHING";

  private static final String FINISH =
      "UPDATE hyperparameter_search SET state = :state, error = :error, finished_at = :now"
          + " WHERE search_id = :id AND state = 'RUNNING'";

  /** Stores a search; false where its request id is known or as many are at work as may be. */
  @WithTransaction
  Uni<Boolean> insert(Search search, Optional<String> requestId, long most) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(INSERT)
                    .setParameter("id", search.id())
                    .setParameter("requestId", requestId.orElse(null))
                    .setParameter("model", search.plan().model())
                    .setParameter("plan", PlanJson.encode(search.plan()))
                    .setParameter("createdAt", search.createdAt())
                    .setParameter("most", most)
                    .executeUpdate())
        .map(inserted -> inserted == 1);
  }

  @WithSession
  Uni<Optional<Search>> findByRequest(String requestId) {
    return find("requestId", requestId)
        .firstResult()
        .map(row -> Optional.ofNullable(row).map(SearchRow::toDomain));
  }

  /** A search. Fails with SEARCH_UNKNOWN. */
  @WithSession
  Uni<Search> get(String searchId) {
    return findById(searchId)
        .onItem()
        .ifNull()
        .failWith(
            () ->
                new ServiceException(
                    TrainingReason.SEARCH_UNKNOWN, "there is no search " + searchId))
        .map(SearchRow::toDomain);
  }

  /** The ids of those at work. */
  @WithSession
  Uni<List<String>> running() {
    return find("state", Sort.by("seq"), Search.State.RUNNING.name())
        .list()
        .map(rows -> rows.stream().map(row -> row.searchId).toList());
  }

  /** Searches whose number is below the given one, newest first. */
  @WithSession
  Uni<List<Numbered>> newestBelow(long below, int limit) {
    return find("seq < ?1", Sort.descending("seq"), below)
        .range(0, limit - 1)
        .list()
        .map(rows -> rows.stream().map(row -> new Numbered(row.seq, row.toDomain())).toList());
  }

  /** Ends a search that is at work; false where it has ended before. */
  @WithTransaction
  Uni<Boolean> finish(String searchId, Search.State state, Optional<String> error, Instant now) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(FINISH)
                    .setParameter("state", state.name())
                    .setParameter("error", error.orElse(null))
                    .setParameter("now", now)
                    .setParameter("id", searchId)
                    .executeUpdate())
        .map(changed -> changed == 1);
  }

  /** A search and its number in the order of creation. */
  record Numbered(long seq, Search search) {}
}
