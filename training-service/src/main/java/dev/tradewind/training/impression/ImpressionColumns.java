package dev.tradewind.training.impression;

import dev.tradewind.api.feature.v1.Entity;
import dev.tradewind.api.feature.v1.FeatureDefinition;
import dev.tradewind.api.feature.v1.FeatureType;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.training.domain.DataSetUnavailableException;
import dev.tradewind.training.domain.FedInput;
import dev.tradewind.training.feature.FeatureScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is read of the feature service.
 *
 * @param history what shoppers took, of which the first that has a value counts; empty where the
 *     feature service does not serve it
 * @param ofShoppers more columns
 * @param ofItems more columns
 */
record ImpressionColumns(
    List<FedInput> history, List<FedInput> ofShoppers, List<FedInput> ofItems) {

  /**
   * As recommendations are fed, but for the order: a click is nearer to a look than to an order.
   */
  private static final List<FedInput> HISTORY =
      List.of(
          new FedInput("history", "shopper_history:viewed_items"),
          new FedInput("history", "shopper_history:purchased_items"));

  private static final Set<FeatureType> SCALARS =
      Set.of(
          FeatureType.FEATURE_TYPE_INT64,
          FeatureType.FEATURE_TYPE_DOUBLE,
          FeatureType.FEATURE_TYPE_STRING);

  /**
   * Looks them up.
   *
   * @param wanted as {@code view:feature}
   * @throws DataSetUnavailableException where one is not served, or is nothing for a column
   */
  static ImpressionColumns of(List<String> wanted, FeatureScan features)
      throws DataSetUnavailableException, InterruptedException {
    List<FedInput> ofShoppers = new ArrayList<>();
    List<FedInput> ofItems = new ArrayList<>();
    for (String feature : wanted) {
      FedInput column = new FedInput(feature.replace(':', '_'), feature);
      Optional<FeatureView> view = features.view(column.view());
      Entity entity = view.map(FeatureView::getEntity).orElse(Entity.ENTITY_UNSPECIFIED);
      if (!isScalar(column, view) || entity == Entity.ENTITY_UNSPECIFIED) {
        throw new DataSetUnavailableException(
            "tradewind.training.impressions.features: "
                + feature
                + (view.isEmpty() ? " is not served" : " is nothing for a column")
                + " (expected: a number or a text of a shopper or an item)");
      }
      (entity == Entity.ENTITY_SHOPPER ? ofShoppers : ofItems).add(column);
    }
    boolean hasHistory = features.view(HISTORY.get(0).view()).isPresent();
    return new ImpressionColumns(hasHistory ? HISTORY : List.of(), ofShoppers, ofItems);
  }

  private static boolean isScalar(FedInput column, Optional<FeatureView> view) {
    return view.stream()
        .flatMap(served -> served.getFeaturesList().stream())
        .filter(feature -> feature.getName().equals(column.name()))
        .map(FeatureDefinition::getType)
        .anyMatch(SCALARS::contains);
  }

  /** All of shoppers, the history first. */
  List<String> shopperFeatures() {
    return Stream.concat(history.stream(), ofShoppers.stream()).map(FedInput::feature).toList();
  }

  List<String> itemFeatures() {
    return ofItems.stream().map(FedInput::feature).toList();
  }

  List<FedInput> all() {
    return Stream.of(history, ofShoppers, ofItems).flatMap(List::stream).toList();
  }
}
