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
import java.util.Set;

/** A recommendation in the making: what is known so far, and what is known to be missing. */
record Draft(
    RecommendQuery query,
    FedVersion model,
    ShopperHistory history,
    ModelProposal proposal,
    Set<Fallback> missing) {

  static Draft of(RecommendQuery query, FedVersion model) {
    return new Draft(
        query, model, ShopperHistory.NONE, ModelProposal.NONE, EnumSet.noneOf(Fallback.class));
  }

  Draft with(ShopperHistory known) {
    Set<Fallback> more = known.missing();
    more.addAll(missing);
    return new Draft(query, model, known, proposal, more);
  }

  Draft with(ModelProposal proposed) {
    return new Draft(query, model, history, proposed, missing);
  }

  Draft without(Fallback what) {
    Set<Fallback> more = EnumSet.of(what);
    more.addAll(missing);
    return new Draft(query, model, history, proposal, more);
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
    return new Recommendation(
        ranking, proposal.version(), history.sequence(), history.features(), last.missing());
  }
}
