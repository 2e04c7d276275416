package dev.tradewind.inference.decision.popularity;

import dev.tradewind.api.feature.v1.FeatureRow;
import dev.tradewind.api.feature.v1.FeatureService;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesResponse;
import dev.tradewind.api.ingestion.v1.CatalogService;
import dev.tradewind.api.ingestion.v1.Item;
import dev.tradewind.api.ingestion.v1.ListItemsRequest;
import dev.tradewind.api.ingestion.v1.ListItemsResponse;
import dev.tradewind.inference.decision.domain.ItemPopularity;
import dev.tradewind.inference.decision.feature.UsableFeatures;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Pages of the catalogue, each item with its popularity. */
@Singleton
public class PopularitySource {

  private static final String PURCHASES = "item_popularity:purchases_30d";
  private static final String VIEWS = "item_popularity:views_7d";

  private final CatalogService catalog;
  private final FeatureService features;

  PopularitySource(
      @GrpcClient("ingestion") CatalogService catalog,
      @GrpcClient("feature") FeatureService features) {
    this.catalog = catalog;
    this.features = features;
  }

  /**
   * A page.
   *
   * @param items with their popularity
   * @param nextToken empty on the last page
   */
  record Page(List<ItemPopularity> items, String nextToken) {}

  /**
   * Reads a page.
   *
   * @param token of the page before; empty for the first
   */
  Uni<Page> page(int size, String token) {
    ListItemsRequest request =
        ListItemsRequest.newBuilder().setPageSize(size).setPageToken(token).build();
    return catalog.listItems(request).chain(this::withPopularity);
  }

  private Uni<Page> withPopularity(ListItemsResponse listed) {
    if (listed.getItemsCount() == 0) {
      return Uni.createFrom().item(new Page(List.of(), listed.getNextPageToken()));
    }
    GetOnlineFeaturesRequest request =
        GetOnlineFeaturesRequest.newBuilder()
            .addFeatures(PURCHASES)
            .addFeatures(VIEWS)
            .addAllEntityIds(listed.getItemsList().stream().map(Item::getItemId).toList())
            .build();
    return features
        .getOnlineFeatures(request)
        .map(UsableFeatures::of)
        .map(read -> new Page(popularities(read), listed.getNextPageToken()));
  }

  private static List<ItemPopularity> popularities(GetOnlineFeaturesResponse response) {
    return response.getRowsList().stream().map(PopularitySource::popularity).toList();
  }

  private static ItemPopularity popularity(FeatureRow row) {
    return new ItemPopularity(
        row.getEntityId(), row.getValues(0).getInt64Value(), row.getValues(1).getInt64Value());
  }
}
