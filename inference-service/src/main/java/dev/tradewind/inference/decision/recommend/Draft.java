package dev.tradewind.inference.decision.recommend;

import dev.tradewind.inference.decision.domain.Candidate;
import dev.tradewind.inference.decision.domain.Candidates;
import dev.tradewind.inference.decision.domain.Fallback;
import dev.tradewind.inference.decision.domain.Ranking;
import dev.tradewind.inference.decision.domain.ScoredItem;
import dev.tradewind.inference.decision.domain.ShopperHistory;
import dev.tradewind.inference.decision.domain.Source;
import dev.tradewind.inference.predict.FedVersion;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A recommendation in the making: what is known so far, and what is known to be missing.
 *
 * @param model that is asked, where there is a history to ask it with
 * @param arm of the experiment that the shopper is in; empty where in none
 * @param armServed whether the model is the arm's
 */
record Draft(
    RecommendQuery query,
    FedVersion model,
    Optional<ShopperArm> arm,
    boolean armServed,
    ShopperHistory history,
    ModelProposal proposal,
    Set<Fallback> missing) {

  /** In no arm of an experiment. */
  static Draft of(RecommendQuery query, FedVersion model) {
    return new Draft(
        query,
        model,
        Optional.empty(),
        false,
        ShopperHistory.NONE,
        ModelProposal.NONE,
        EnumSet.noneOf(Fallback.class));
  }

  /**
   * In an arm.
   *
   * @param served whether the model is the arm's; the control's where not
   */
  Draft in(ShopperArm assigned, boolean served) {
    return new Draft(query, model, Optional.of(assigned), served, history, proposal, missing);
  }

  Draft with(ShopperHistory known) {
    Set<Fallback> more = known.missing();
    more.addAll(missing);
    return new Draft(query, model, arm, armServed, known, proposal, more);
  }

  Draft with(ModelProposal proposed) {
    return new Draft(query, model, arm, armServed, history, proposed, missing);
  }

  Draft without(Fallback what) {
    Set<Fallback> more = EnumSet.of(what);
    more.addAll(missing);
    return new Draft(query, model, arm, armServed, history, proposal, more);
  }

  List<Candidate> candidates(List<ScoredItem> popular) {
    Set<String> forbidden = new HashSet<>(query.excluded());
    forbidden.addAll(history.bought());
    return Candidates.of(proposal.items(), popular, forbidden);
  }

  Recommendation finish(Ranking ranking) {
    // Of a list that nobody but popularity was asked for, only its whole length can be too short.
    int wanted = proposal.version() == 0 ? ranking.items().size() : ranking.count(Source.MODEL);
    Draft last = wanted < query.limit() ? without(Fallback.TOO_FEW_CANDIDATES) : this;
    // Who has no history gets the same in every arm, and has therefore met none.
    boolean met = armServed && !history.sequence().isEmpty();
    return new Recommendation(
        ranking,
        proposal,
        history.sequence(),
        history.features(),
        met ? arm : Optional.empty(),
        last.missing());
  }
}
