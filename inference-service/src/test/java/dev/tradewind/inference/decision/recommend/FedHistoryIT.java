package dev.tradewind.inference.decision.recommend;

import static dev.tradewind.api.feature.v1.FeatureType.FEATURE_TYPE_STRING_LIST;
import static dev.tradewind.api.inference.v1.RecommendationFeatureStatus.RECOMMENDATION_FEATURE_STATUS_DEFAULTED;
import static dev.tradewind.api.inference.v1.RecommendationFeatureStatus.RECOMMENDATION_FEATURE_STATUS_PRESENT;
import static dev.tradewind.api.inference.v1.RecommendationFeatureStatus.RECOMMENDATION_FEATURE_STATUS_STALE;
import static dev.tradewind.inference.fixture.TestShop.ids;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Durations;
import dev.tradewind.api.feature.v1.FeatureStatus;
import dev.tradewind.api.inference.v1.RecommendResponse;
import dev.tradewind.api.inference.v1.RecommendationFeature;
import dev.tradewind.api.inference.v1.RecommendationFeatureStatus;
import dev.tradewind.inference.fixture.FakeFeatureViews;
import dev.tradewind.inference.fixture.FakeFeatures;
import dev.tradewind.inference.fixture.Manifests;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.TestModels;
import dev.tradewind.inference.fixture.TestShop;
import io.quarkus.grpc.GrpcService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a recommendation is fed from, and what it says of that. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class FedHistoryIT {

  private static final String PURCHASED = "shopper_history:purchased_items";
  private static final String VIEWED = "shopper_history:viewed_items";

  @Inject TestShop shop;
  @Inject @GrpcService FakeFeatures features;
  @Inject @GrpcService FakeFeatureViews views;

  private long version;

  @BeforeEach
  void openTheShop() {
    version = shop.open();
  }

  @Test
  void withoutAManifestTheUsualFeaturesAreReadAndSaid() {
    features.purchased("ann", "m1");
    features.age("shopper_history:purchased_items", Duration.ofSeconds(90));

    assertThat(shop.ask("ann", 2).getFeaturesList())
        .containsExactly(
            feature(PURCHASED, 0, RECOMMENDATION_FEATURE_STATUS_PRESENT)
                .setAge(Durations.fromSeconds(90))
                .build(),
            feature(VIEWED, 0, RECOMMENDATION_FEATURE_STATUS_DEFAULTED).build());
  }

  @Test
  void exactlyWhatTheManifestNamesIsRead() {
    promoteFed(
        Manifests.texts("history", "shopper_history", 2, "purchased_items"),
        Manifests.texts("history", "shopper_history", 2, "viewed_items"));
    features.purchased("ann", "m2");
    features.texts("shopper_history@2:purchased_items", "ann", "m1");

    RecommendResponse response = shop.ask("ann", 2);

    assertThat(ids(response)).containsExactly("m2", "m3");
    assertThat(response.getModelVersion()).isEqualTo(version);
    assertThat(response.getHistoryItemIdsList()).containsExactly("m1");
    assertThat(response.getFallbacksList()).isEmpty();
    assertThat(response.getFeaturesList())
        .containsExactly(
            feature(PURCHASED, 2, RECOMMENDATION_FEATURE_STATUS_PRESENT).build(),
            feature(VIEWED, 2, RECOMMENDATION_FEATURE_STATUS_DEFAULTED).build());
  }

  @Test
  void whatWasBoughtIsLeftOutWhateverTheModelIsFedFrom() {
    promoteFed(Manifests.texts("history", "taste", 1, "likes"));
    features.texts("taste@1:likes", "ann", "m3");
    features.purchased("ann", "m1");

    RecommendResponse response = shop.ask("ann", 2);

    assertThat(ids(response)).containsExactly("m2", "m3");
    assertThat(response.getHistoryItemIdsList()).containsExactly("m3");
    assertThat(response.getFeaturesList())
        .containsExactly(feature("taste:likes", 1, RECOMMENDATION_FEATURE_STATUS_PRESENT).build());
  }

  @Test
  void aMissingValueTakesItsDefaultAndTheAnswerSaysSo() {
    promoteFed(Manifests.feature("history", "taste", 1, "likes", "\"default\": [\"m9\", \"m8\"]"));
    features.status("taste@1:likes", FeatureStatus.FEATURE_STATUS_NOT_FOUND);

    RecommendResponse response = shop.ask("nobody", 2);

    assertThat(ids(response)).containsExactly("m1", "m2");
    assertThat(response.getModelVersion()).isEqualTo(version);
    assertThat(response.getHistoryItemIdsList()).containsExactly("m9", "m8");
    assertThat(response.getFallbacksList()).containsExactly("FEATURE_DEFAULTED");
    assertThat(response.getFeaturesList())
        .containsExactly(
            feature("taste:likes", 1, RECOMMENDATION_FEATURE_STATUS_DEFAULTED).build());
  }

  @Test
  void aShopperWithoutHistoryIsNoDefault() {
    promoteFed(Manifests.texts("history", "shopper_history", 2, "purchased_items"));
    features.status("shopper_history@2:purchased_items", FeatureStatus.FEATURE_STATUS_NOT_FOUND);

    RecommendResponse response = shop.ask("nobody", 2);

    assertThat(response.getFallbacksList()).containsExactly("NO_HISTORY");
    assertThat(response.getFeaturesList())
        .containsExactly(feature(PURCHASED, 2, RECOMMENDATION_FEATURE_STATUS_DEFAULTED).build());
  }

  @Test
  void aValueOlderThanTheModelAllowsIsUsedAndTheAnswerSaysSo() {
    promoteFed(
        Manifests.feature(
            "history",
            "shopper_history",
            2,
            "purchased_items",
            "\"default\": [], \"maxAgeSeconds\": 3600"));
    features.texts("shopper_history@2:purchased_items", "ann", "m1");
    features.age("shopper_history@2:purchased_items", Duration.ofSeconds(3601));

    RecommendResponse response = shop.ask("ann", 2);

    assertThat(ids(response)).containsExactly("m2", "m3");
    assertThat(response.getFallbacksList()).containsExactly("FEATURE_STALE");
    assertThat(response.getFeaturesList())
        .containsExactly(
            feature(PURCHASED, 2, RECOMMENDATION_FEATURE_STATUS_STALE)
                .setAge(Durations.fromSeconds(3601))
                .build());
  }

  /** Another version, of a model that is fed from these. */
  private void promoteFed(String... declared) {
    views.serve("shopper_history", 2, FEATURE_TYPE_STRING_LIST, "purchased_items", "viewed_items");
    views.serve("taste", 1, FEATURE_TYPE_STRING_LIST, "likes");
    version = shop.promote(Manifests.put(TestModels.nextItem(List.of("m1", "m2", "m3")), declared));
  }

  private static RecommendationFeature.Builder feature(
      String name, int viewVersion, RecommendationFeatureStatus status) {
    return RecommendationFeature.newBuilder()
        .setFeature(name)
        .setViewVersion(viewVersion)
        .setStatus(status);
  }
}
