package dev.tradewind.inference.decision.neighbour;

import dev.tradewind.api.feature.v1.FeatureRow;
import dev.tradewind.api.feature.v1.FeatureService;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesResponse;
import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.decision.domain.ShopperHistory;
import dev.tradewind.inference.decision.feature.UsableFeatures;
import dev.tradewind.inference.decision.recommend.RecommendConfig;
import dev.tradewind.inference.decision.recommend.ShopperHistories;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Shoppers' histories in the feature store, both lists in one read. */
@Singleton
public class FeatureHistories implements ShopperHistories {

  private static final String PURCHASED = "shopper_history:purchased_items";
  private static final String VIEWED = "shopper_history:viewed_items";

  private final FeatureService features;
  private final Neighbour neighbour;

  FeatureHistories(@GrpcClient("feature") FeatureService features, RecommendConfig config) {
    this.features = features;
    this.neighbour =
        new Neighbour(
            "shopper history",
            Setting.positive(
                "tradewind.inference.recommend.feature-timeout", config.featureTimeout()));
  }

  @Override
  public Uni<ShopperHistory> of(String shopperId) {
    GetOnlineFeaturesRequest request =
        GetOnlineFeaturesRequest.newBuilder()
            .addFeatures(PURCHASED)
            .addFeatures(VIEWED)
            .addEntityIds(shopperId)
            .build();
    return neighbour.bounded(
        features.getOnlineFeatures(request).map(UsableFeatures::of).map(FeatureHistories::history));
  }

  private static ShopperHistory history(GetOnlineFeaturesResponse response) {
    FeatureRow row = response.getRows(0);
    return new ShopperHistory(
        row.getValues(0).getStringList().getValuesList(),
        row.getValues(1).getStringList().getValuesList());
  }
}
