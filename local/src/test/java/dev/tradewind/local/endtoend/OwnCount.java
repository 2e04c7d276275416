package dev.tradewind.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.feature.v1.FeatureRow;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesResponse;
import dev.tradewind.local.client.PlatformClient;
import dev.tradewind.local.shop.domain.CatalogItem;
import dev.tradewind.local.shop.domain.Happening;
import dev.tradewind.local.shop.domain.Shop;
import dev.tradewind.local.shop.domain.Shopper;
import io.grpc.StatusRuntimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Features counted by the test itself, from what the simulation says happened. */
final class OwnCount {

  private static final String PURCHASED = "shopper_history:purchased_items";
  private static final String UNITS = "item_demand:units_daily";

  private final Shop shop;

  OwnCount(Shop shop) {
    this.shop = shop;
  }

  /** Whether they agree already; the service may still be at it, or not answer yet. */
  boolean agreesWith(PlatformClient platform) {
    try {
      assertOnlineFeaturesAgree(platform);
      return true;
    } catch (StatusRuntimeException | AssertionError notYet) {
      return false;
    }
  }

  /** Every shopper's purchases in order, and every item's sold pieces until yesterday. */
  void assertOnlineFeaturesAgree(PlatformClient platform) {
    List<String> shoppers = shop.shoppers().stream().map(Shopper::id).toList();
    for (FeatureRow row : read(platform, PURCHASED, shoppers)) {
      List<String> expected =
          shop.truth().history(row.getEntityId()).stream().map(CatalogItem::id).toList();
      assertThat(row.getValues(0).getStringList().getValuesList())
          .as(row.getEntityId())
          .isEqualTo(expected);
    }
    List<String> items = shop.catalogue().items().stream().map(CatalogItem::id).toList();
    Map<String, Double> sold = soldBeforeToday();
    for (FeatureRow row : read(platform, UNITS, items)) {
      double units =
          row.getValues(0).getDoubleList().getValuesList().stream()
              .mapToDouble(Double::doubleValue)
              .sum();
      assertThat(units).as(row.getEntityId()).isEqualTo(sold.getOrDefault(row.getEntityId(), 0.0));
    }
  }

  private Map<String, Double> soldBeforeToday() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Map<String, Double> sold = new HashMap<>();
    for (Happening happening : shop.happenings()) {
      if (happening instanceof Happening.Bought bought
          && bought.at().atZone(ZoneOffset.UTC).toLocalDate().isBefore(today)) {
        bought
            .lines()
            .forEach(line -> sold.merge(line.item().id(), (double) line.quantity(), Double::sum));
      }
    }
    return sold;
  }

  private static List<FeatureRow> read(
      PlatformClient platform, String feature, List<String> entities) {
    GetOnlineFeaturesResponse read =
        platform
            .features()
            .getOnlineFeatures(
                GetOnlineFeaturesRequest.newBuilder()
                    .addFeatures(feature)
                    .addAllEntityIds(entities)
                    .build());
    // What the service still remembers while Redis is away would agree, too.
    assertThat(read.getDegradedReason()).as(feature).isEmpty();
    return read.getRowsList();
  }
}
