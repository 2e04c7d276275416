package dev.tradewind.bench;

import com.google.protobuf.Duration;
import dev.tradewind.api.feature.v1.Aggregation;
import dev.tradewind.api.feature.v1.Entity;
import dev.tradewind.api.feature.v1.FeatureDefinition;
import dev.tradewind.api.feature.v1.FeatureView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The fifty features that are read: nine of two shipped views, the others of two that are applied.
 */
final class BenchViews {

  private static final List<String> SHIPPED =
      List.of(
          "shopper_activity:views_1h",
          "shopper_activity:views_7d",
          "shopper_activity:cart_adds_7d",
          "shopper_activity:purchases_30d",
          "shopper_activity:spend_30d",
          "shopper_activity:searches_7d",
          "shopper_history:purchased_items",
          "shopper_history:viewed_items",
          "shopper_history:last_query");

  private static final int[] WINDOW_HOURS = {1, 6, 24, 72, 168, 336, 720};
  private static final List<String> COUNTED =
      List.of("view_item", "search", "add_to_cart", "purchase");
  private static final int SPEND_FEATURES = 13;

  private BenchViews() {}

  /** Counts of four kinds of event over seven windows, 28 features. */
  static FeatureView counts() {
    FeatureView.Builder view = view("bench_counts");
    for (String type : COUNTED) {
      for (int hours : WINDOW_HOURS) {
        view.addFeatures(
            feature(type + "_" + hours + "h", Aggregation.AGGREGATION_COUNT, type, hours));
      }
    }
    return view.build();
  }

  /** What was spent: sums and means over six windows, and the last price; 13 features. */
  static FeatureView spend() {
    FeatureView.Builder view = view("bench_spend");
    for (int i = 1; i < WINDOW_HOURS.length; i++) {
      int hours = WINDOW_HOURS[i];
      view.addFeatures(
          feature("sum_" + hours + "h", Aggregation.AGGREGATION_SUM, "purchase", hours)
              .setValue("amount"));
      view.addFeatures(
          feature("mean_" + hours + "h", Aggregation.AGGREGATION_MEAN, "purchase", hours)
              .setValue("unit_price"));
    }
    view.addFeatures(
        FeatureDefinition.newBuilder()
            .setName("last_price")
            .setAggregation(Aggregation.AGGREGATION_LAST)
            .addEventTypes("purchase")
            .setValue("unit_price"));
    if (view.getFeaturesCount() != SPEND_FEATURES) {
      throw new IllegalStateException("features: " + view.getFeaturesCount());
    }
    return view.build();
  }

  /** The names of the fifty. */
  static List<String> features() {
    List<String> names = new ArrayList<>(SHIPPED);
    Stream.of(counts(), spend())
        .forEach(
            view ->
                view.getFeaturesList()
                    .forEach(feature -> names.add(view.getName() + ":" + feature.getName())));
    return names;
  }

  private static FeatureView.Builder view(String name) {
    return FeatureView.newBuilder()
        .setName(name)
        .setEntity(Entity.ENTITY_SHOPPER)
        .setDescription("For ./tradewind bench features.")
        .setOwner("bench");
  }

  private static FeatureDefinition.Builder feature(
      String name, Aggregation aggregation, String type, int hours) {
    return FeatureDefinition.newBuilder()
        .setName(name)
        .setAggregation(aggregation)
        .addEventTypes(type)
        .setWindow(Duration.newBuilder().setSeconds(hours * 3600L));
  }
}
