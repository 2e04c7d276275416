package dev.tradewind.inference.decision.recommend;

import dev.tradewind.inference.decision.domain.ScoredItem;
import java.util.List;
import java.util.Optional;

/** Knows what sells best. */
public interface PopularItems {

  /** The most popular items, best first; empty where it was never known. */
  Optional<List<ScoredItem>> current();
}
