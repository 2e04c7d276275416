package dev.tradewind.inference.decision.neighbour;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.feature.v1.FeatureRow;
import dev.tradewind.api.feature.v1.FeatureService;
import dev.tradewind.api.feature.v1.FeatureStatus;
import dev.tradewind.api.feature.v1.FeatureValue;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesResponse;
import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.decision.domain.FeatureReading;
import dev.tradewind.inference.decision.domain.ShopperHistory;
import dev.tradewind.inference.decision.feature.UsableFeatures;
import dev.tradewind.inference.decision.recommend.RecommendConfig;
import dev.tradewind.inference.decision.recommend.ShopperHistories;
import dev.tradewind.inference.predict.FeatureType;
import dev.tradewind.inference.predict.FedFeature;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Shoppers' histories in the feature store, all lists in one read. */
@Singleton
public class FeatureHistories implements ShopperHistories {

  private static final FedFeature PURCHASED = usual("purchased_items");

  /** What a model was fed before manifests named it, and whoever names nothing is fed still. */
  private static final List<FedFeature> USUAL = List.of(PURCHASED, usual("viewed_items"));

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

  private static FedFeature usual(String feature) {
    return new FedFeature(
        "history",
        "shopper_history",
        0,
        feature,
        FeatureType.STRING_LIST,
        List.of(),
        Optional.empty());
  }

  @Override
  public Uni<ShopperHistory> of(String shopperId, List<FedFeature> declared) {
    List<FedFeature> fed = declared.isEmpty() ? USUAL : declared;
    List<FedFeature> read = withPurchases(fed);
    GetOnlineFeaturesRequest.Builder request =
        GetOnlineFeaturesRequest.newBuilder().addEntityIds(shopperId);
    read.forEach(feature -> request.addFeatures(feature.pinnedName()));
    return neighbour.bounded(
        features
            .getOnlineFeatures(request.build())
            .map(UsableFeatures::of)
            .map(response -> history(fed.size(), readings(read, response))));
  }

  /** What was bought is not proposed again, whatever the model is fed. */
  private static List<FedFeature> withPurchases(List<FedFeature> fed) {
    List<FedFeature> all = new ArrayList<>(fed);
    if (fed.stream().noneMatch(FeatureHistories::isPurchases)) {
      all.add(PURCHASED);
    }
    return all;
  }

  private static boolean isPurchases(FedFeature feature) {
    return feature.name().equals(PURCHASED.name());
  }

  private static ShopperHistory history(int fed, List<FeatureReading> readings) {
    List<String> purchased =
        readings.stream()
            .filter(reading -> isPurchases(reading.declared()))
            .flatMap(reading -> reading.value().orElse(List.of()).stream())
            .toList();
    return new ShopperHistory(readings.subList(0, fed), purchased);
  }

  private static List<FeatureReading> readings(
      List<FedFeature> read, GetOnlineFeaturesResponse response) {
    Timestamp asOf = response.getAsOf();
    Instant readAt = Instant.ofEpochSecond(asOf.getSeconds(), asOf.getNanos());
    return IntStream.range(0, read.size())
        .mapToObj(column -> reading(read.get(column), response.getRows(0), column, readAt))
        .toList();
  }

  private static FeatureReading reading(
      FedFeature declared, FeatureRow row, int column, Instant readAt) {
    FeatureStatus status = row.getStatuses(column);
    FeatureValue value = row.getValues(column);
    boolean missing =
        status == FeatureStatus.FEATURE_STATUS_NOT_FOUND
            || status == FeatureStatus.FEATURE_STATUS_NULL_VALUE
            || !value.hasStringList();
    long age = column < row.getAgeMillisCount() ? row.getAgeMillis(column) : -1;
    return new FeatureReading(
        declared,
        missing ? Optional.empty() : Optional.of(value.getStringList().getValuesList()),
        status == FeatureStatus.FEATURE_STATUS_STALE
            || status == FeatureStatus.FEATURE_STATUS_OUTSIDE_MAX_AGE,
        age < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(age)),
        readAt);
  }
}
