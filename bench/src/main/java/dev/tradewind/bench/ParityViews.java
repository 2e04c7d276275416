package dev.tradewind.bench;

import com.google.protobuf.Duration;
import dev.tradewind.api.feature.v1.Aggregation;
import dev.tradewind.api.feature.v1.Entity;
import dev.tradewind.api.feature.v1.FeatureDefinition;
import dev.tradewind.api.feature.v1.FeatureView;
import java.util.List;
import java.util.stream.Stream;

/** Every aggregation, of shoppers, of items, and of what a shopper did with an item. */
final class ParityViews {

  private static final long HOUR = 3600;
  private static final long DAY = 24 * HOUR;

  private ParityViews() {}

  static List<FeatureView> all() {
    return List.of(
        view("bench_parity_shopper").setEntity(Entity.ENTITY_SHOPPER).build(),
        view("bench_parity_item").setEntity(Entity.ENTITY_ITEM).build(),
        view("bench_parity_pair").addEntityKeys("shopper").addEntityKeys("item_id").build());
  }

  private static FeatureView.Builder view(String name) {
    FeatureView.Builder view =
        FeatureView.newBuilder()
            .setName(name)
            .setDescription("For ./tradewind bench features.")
            .setOwner("bench");
    ofViews().forEach(view::addFeatures);
    ofPurchases().forEach(view::addFeatures);
    return view;
  }

  private static Stream<FeatureDefinition.Builder> ofViews() {
    return Stream.of(
        feature("views_1h", Aggregation.AGGREGATION_COUNT, "view_item").setWindow(seconds(HOUR)),
        feature("views_1d", Aggregation.AGGREGATION_COUNT, "view_item").setWindow(seconds(DAY)),
        feature("views_by_hour", Aggregation.AGGREGATION_COUNT, "view_item")
            .setGroupBy("hour")
            .setWindow(seconds(7 * DAY)),
        feature("last_item", Aggregation.AGGREGATION_LAST, "view_item").setValue("item_id"),
        feature("recent_items", Aggregation.AGGREGATION_RECENT, "view_item")
            .setValue("item_id")
            .setLimit(5)
            .setWindow(seconds(30 * DAY)),
        feature("items", Aggregation.AGGREGATION_DISTINCT, "view_item")
            .setValue("item_id")
            .setWindow(seconds(7 * DAY)),
        feature("top_items", Aggregation.AGGREGATION_TOP_K, "view_item")
            .setValue("item_id")
            .setLimit(3)
            .setWindow(seconds(30 * DAY)),
        feature("since_view", Aggregation.AGGREGATION_TIME_SINCE, "view_item"));
  }

  private static Stream<FeatureDefinition.Builder> ofPurchases() {
    Duration month = seconds(30 * DAY);
    return Stream.of(
        bought("spend", Aggregation.AGGREGATION_SUM).setWindow(month),
        bought("daily_spend", Aggregation.AGGREGATION_DAILY_SERIES).setWindow(seconds(14 * DAY)),
        bought("mean", Aggregation.AGGREGATION_MEAN).setWindow(month),
        bought("least", Aggregation.AGGREGATION_MIN).setWindow(month),
        bought("most", Aggregation.AGGREGATION_MAX).setWindow(month),
        bought("median", Aggregation.AGGREGATION_QUANTILE).setQuantile(0.5).setWindow(month),
        feature("purchases_1d", Aggregation.AGGREGATION_COUNT, "purchase").setWindow(seconds(DAY)),
        FeatureDefinition.newBuilder()
            .setName("purchases_per_view")
            .setAggregation(Aggregation.AGGREGATION_RATIO)
            .setNumerator("purchases_1d")
            .setDenominator("views_1d"));
  }

  private static FeatureDefinition.Builder bought(String name, Aggregation aggregation) {
    return feature(name, aggregation, "purchase").setValue("amount");
  }

  private static FeatureDefinition.Builder feature(
      String name, Aggregation aggregation, String eventType) {
    return FeatureDefinition.newBuilder()
        .setName(name)
        .setAggregation(aggregation)
        .addEventTypes(eventType);
  }

  private static Duration seconds(long seconds) {
    return Duration.newBuilder().setSeconds(seconds).build();
  }
}
