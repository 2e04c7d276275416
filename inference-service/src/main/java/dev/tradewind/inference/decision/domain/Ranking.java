package dev.tradewind.inference.decision.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Items in order, ranks from 1 without a gap.
 *
 * @param items best first
 */
public record Ranking(List<RankedItem> items) {

  /** A ranking of nothing. */
  public static final Ranking EMPTY = new Ranking(List.of());

  public Ranking {
    items = List.copyOf(items);
  }

  /**
   * This ranking, lengthened by the next candidates that can be sold.
   *
   * @param candidates best first, none of them ranked here yet
   * @param unsellable ids to leave out
   * @param limit most items of the whole ranking
   */
  public Ranking with(List<Candidate> candidates, Set<String> unsellable, int limit) {
    List<RankedItem> ranked = new ArrayList<>(items);
    for (Candidate candidate : candidates) {
      if (ranked.size() >= limit) {
        break;
      }
      if (!unsellable.contains(candidate.itemId())) {
        ranked.add(new RankedItem(ranked.size() + 1, candidate));
      }
    }
    return new Ranking(ranked);
  }

  /** How many of the items came from a source. */
  public int count(Source source) {
    return (int) items.stream().filter(item -> item.candidate().source() == source).count();
  }
}
