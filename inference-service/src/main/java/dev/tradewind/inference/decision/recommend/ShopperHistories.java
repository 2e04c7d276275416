package dev.tradewind.inference.decision.recommend;

import dev.tradewind.inference.decision.domain.ShopperHistory;
import io.smallrye.mutiny.Uni;

/** Knows what shoppers did. */
public interface ShopperHistories {

  /**
   * What a shopper did; empty lists for one never seen. Fails where it cannot be told.
   *
   * @param shopperId shopper or anonymous id
   */
  Uni<ShopperHistory> of(String shopperId);
}
