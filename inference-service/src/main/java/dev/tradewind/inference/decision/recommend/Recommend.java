package dev.tradewind.inference.decision.recommend;

import dev.tradewind.inference.decision.domain.Candidate;
import dev.tradewind.inference.decision.domain.Fallback;
import dev.tradewind.inference.decision.domain.Ranking;
import dev.tradewind.inference.decision.domain.ScoredItem;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Ranks items for a shopper: history, then model, then stock. The history is read from what the
 * version of the model declares that is asked afterwards, whatever takes over meanwhile. Each step
 * that fails is recorded and the next ones go on without it; the adapters bound how long each may
 * take.
 */
@Singleton
public class Recommend {

  /** The first look at stock covers a few items more than are wanted: mostly it is the only one. */
  private static final int SPARE = 20;

  private static final int STOCK_LIMIT = 1000;

  private final ShopperHistories histories;
  private final NextItemModel model;
  private final PopularItems popular;
  private final Stock stock;

  /** A use case over its neighbours. */
  public Recommend(
      ShopperHistories histories, NextItemModel model, PopularItems popular, Stock stock) {
    this.histories = histories;
    this.model = model;
    this.popular = popular;
    this.stock = stock;
  }

  /**
   * Ranks.
   *
   * @return the ranking, or a failure with NOTHING_TO_RANK where neither a model nor popularity is
   *     to be had
   */
  public Uni<Recommendation> of(RecommendQuery query) {
    return remember(Draft.of(query, model.current())).chain(this::propose).chain(this::rank);
  }

  private Uni<Draft> remember(Draft draft) {
    return histories
        .of(draft.query().shopperId(), draft.model().features())
        .map(draft::with)
        .onFailure()
        .recoverWithItem(() -> draft.without(Fallback.FEATURES_UNAVAILABLE));
  }

  private Uni<Draft> propose(Draft draft) {
    if (draft.history().sequence().isEmpty()) {
      return Uni.createFrom().item(draft);
    }
    return model
        .after(draft.model(), draft.history().sequence())
        .map(draft::with)
        .onFailure()
        .recoverWithItem(() -> draft.without(Fallback.MODEL_UNAVAILABLE));
  }

  private Uni<Recommendation> rank(Draft draft) {
    Optional<List<ScoredItem>> popularity = popular.current();
    if (draft.proposal().version() == 0 && popularity.isEmpty()) {
      throw new ServiceException(
          InferenceReason.NOTHING_TO_RANK,
          "neither a model's ranking nor popularity is to be had yet " + draft.missing());
    }
    List<Candidate> candidates = draft.candidates(popularity.orElse(List.of()));
    return fill(draft, Ranking.EMPTY, candidates, draft.query().limit() + SPARE);
  }

  /** Takes the best that are in stock, and looks further down the list where too many are not. */
  private Uni<Recommendation> fill(
      Draft draft, Ranking ranking, List<Candidate> candidates, int portion) {
    int limit = draft.query().limit();
    if (candidates.isEmpty() || ranking.items().size() == limit) {
      return Uni.createFrom().item(draft.finish(ranking));
    }
    int size = Math.min(portion, candidates.size());
    List<Candidate> next = candidates.subList(0, size);
    List<Candidate> rest = candidates.subList(size, candidates.size());
    return stock
        .outOfStock(next.stream().map(Candidate::itemId).toList())
        .map(Optional::of)
        .onFailure()
        .recoverWithItem(Optional::<Set<String>>empty)
        .chain(
            known ->
                known.isPresent()
                    ? fill(draft, ranking.with(next, known.get(), limit), rest, STOCK_LIMIT)
                    : Uni.createFrom().item(withoutStock(draft, ranking, candidates)));
  }

  private static Recommendation withoutStock(
      Draft draft, Ranking ranking, List<Candidate> candidates) {
    return draft
        .without(Fallback.STOCK_UNKNOWN)
        .finish(ranking.with(candidates, Set.of(), draft.query().limit()));
  }
}
