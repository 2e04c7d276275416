package dev.tradewind.training;

import dev.tradewind.api.feature.v1.FeatureValue;
import dev.tradewind.api.feature.v1.Spine;
import dev.tradewind.api.feature.v1.SpinePoint;
import dev.tradewind.api.feature.v1.StringList;
import dev.tradewind.api.feature.v1.TrainingRow;
import java.util.List;

/** Features of the tests' feature service at moments: each value says whose and of when it is. */
public final class FakeMoments {

  /** A view of items. */
  public static final String POPULARITY = "item_popularity";

  /** A number of that view. */
  public static final String VIEWS = "views_7d";

  private FakeMoments() {}

  static List<TrainingRow> rows(List<String> features, Spine spine) {
    return spine.getPointsList().stream().map(point -> row(features, point)).toList();
  }

  private static TrainingRow row(List<String> features, SpinePoint point) {
    return TrainingRow.newBuilder()
        .setEntityId(point.getEntityId())
        .setAsOf(point.getAsOf())
        .addAllValues(features.stream().map(feature -> value(feature, point)).toList())
        .build();
  }

  private static FeatureValue value(String feature, SpinePoint point) {
    return switch (feature) {
      case "shopper_history:viewed_items" -> viewed(point);
      case POPULARITY + ":" + VIEWS ->
          FeatureValue.newBuilder()
              .setInt64Value(views(point.getEntityId(), point.getAsOf().getSeconds()))
              .build();
      default -> FeatureValue.getDefaultInstance();
    };
  }

  /** How often an item was seen before a moment. */
  public static long views(String item, long second) {
    return Math.floorMod(item.hashCode() + second, 100L);
  }

  private static FeatureValue viewed(SpinePoint point) {
    return FeatureValue.newBuilder()
        .setStringList(
            StringList.newBuilder()
                .addValues("seen-by-" + point.getEntityId())
                .addValues("before-" + point.getAsOf().getSeconds()))
        .build();
  }
}
