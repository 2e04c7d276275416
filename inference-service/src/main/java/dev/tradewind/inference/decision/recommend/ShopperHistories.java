package dev.tradewind.inference.decision.recommend;

import dev.tradewind.inference.decision.domain.ShopperHistory;
import dev.tradewind.inference.predict.FedFeature;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Knows what shoppers did. */
public interface ShopperHistories {

  /**
   * What a shopper did; nothing for one never seen. Fails where it cannot be told.
   *
   * @param shopperId shopper or anonymous id
   * @param features lists of items to read, at their versions; where there are none, those that are
   *     usual
   */
  Uni<ShopperHistory> of(String shopperId, List<FedFeature> features);
}
