package dev.tradewind.inference.decision.recommend;

import dev.tradewind.inference.decision.domain.Candidate;
import dev.tradewind.inference.decision.domain.Fallback;
import dev.tradewind.inference.decision.domain.Ranking;
import dev.tradewind.inference.decision.domain.ScoredItem;
import dev.tradewind.inference.predict.FedVersion;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
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
  private final ShopperArms arms;

  /** A use case over its neighbours. */
  public Recommend(
      ShopperHistories histories,
      NextItemModel model,
      PopularItems popular,
      Stock stock,
      ShopperArms arms) {
    this.histories = histories;
    this.model = model;
    this.popular = popular;
    this.stock = stock;
    this.arms = arms;
  }

  /**
   * Ranks.
   *
   * @return the ranking, or a failure with NOTHING_TO_RANK where neither a model nor popularity is
   *     to be had
   */
  public Uni<Recommendation> of(RecommendQuery query) {
    return remember(begin(query)).chain(this::propose).chain(this::rank);
  }

  /** The version is chosen first, as it says from what the history is read. */
  private Draft begin(RecommendQuery query) {
    Optional<ShopperArm> assigned = arms.of(query.shopperId());
    if (assigned.isEmpty()) {
      return Draft.of(query, model.version(VersionChoice.SERVING));
    }
    ShopperArm arm = assigned.get();
    FedVersion version = model.version(arm.version());
    return version.equals(FedVersion.NONE)
        ? Draft.of(query, model.version(arm.control())).in(arm, false)
        : Draft.of(query, version).in(arm, true);
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
    return draft.arm().map(arm -> askIn(arm, draft)).orElseGet(() -> ask(draft));
  }

  private Uni<Draft> ask(Draft draft) {
    return recovering(draft, model.after(draft.model(), draft.history().sequence()));
  }

  private Uni<Draft> askIn(ShopperArm arm, Draft draft) {
    if (!draft.armServed()) {
      arms.absent(arm);
      return ask(draft.without(Fallback.EXPERIMENT_ARM_UNAVAILABLE));
    }
    List<String> sequence = draft.history().sequence();
    long start = System.nanoTime();
    return recovering(
        draft,
        model
            .after(draft.model(), sequence)
            .onItemOrFailure()
            .invoke(
                (proposal, failure) ->
                    arms.decided(
                        arm,
                        sequence,
                        Optional.ofNullable(proposal),
                        Duration.ofNanos(System.nanoTime() - start))));
  }

  private static Uni<Draft> recovering(Draft draft, Uni<ModelProposal> proposal) {
    return proposal
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
