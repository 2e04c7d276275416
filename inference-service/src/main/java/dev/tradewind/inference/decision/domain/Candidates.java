package dev.tradewind.inference.decision.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Brings together what may be shown: what the model proposes, then what sells best. */
public final class Candidates {

  private Candidates() {}

  /**
   * The candidates, best first: each item once, from the source that proposed it first.
   *
   * @param model by falling score
   * @param popular by falling popularity
   * @param forbidden never to be shown
   */
  public static List<Candidate> of(
      List<ScoredItem> model, List<ScoredItem> popular, Set<String> forbidden) {
    Set<String> seen = new HashSet<>(forbidden);
    return Stream.concat(from(model, Source.MODEL), from(popular, Source.POPULARITY))
        .filter(candidate -> Double.isFinite(candidate.score()))
        .filter(candidate -> !candidate.itemId().isEmpty() && seen.add(candidate.itemId()))
        .toList();
  }

  private static Stream<Candidate> from(List<ScoredItem> items, Source source) {
    return items.stream().map(item -> new Candidate(item.itemId(), item.score(), source));
  }
}
