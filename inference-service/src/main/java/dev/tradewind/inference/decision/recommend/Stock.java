package dev.tradewind.inference.decision.recommend;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/** Knows what cannot be sold now. */
public interface Stock {

  /**
   * Those of the items that are out of stock. An item whose stock was never set is not: a shop that
   * keeps no stock here sells all the same. Fails where levels cannot be told.
   *
   * @param itemIds 1 to 1,000 ids
   */
  Uni<Set<String>> outOfStock(List<String> itemIds);
}
