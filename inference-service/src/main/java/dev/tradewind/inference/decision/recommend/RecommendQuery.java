package dev.tradewind.inference.decision.recommend;

import java.util.Set;

/**
 * What is asked.
 *
 * @param shopperId shopper or anonymous id
 * @param limit most items, 1 to 100
 * @param excluded ids never to show
 */
public record RecommendQuery(String shopperId, int limit, Set<String> excluded) {

  public RecommendQuery {
    excluded = Set.copyOf(excluded);
  }
}
