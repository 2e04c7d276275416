package dev.tradewind.feature.api;

import static dev.tradewind.feature.api.Calls.await;
import static dev.tradewind.feature.api.Calls.expectError;
import static dev.tradewind.feature.api.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.feature.v1.EntityScan;
import dev.tradewind.api.feature.v1.FeatureDefinition;
import dev.tradewind.api.feature.v1.FeatureRow;
import dev.tradewind.api.feature.v1.FeatureService;
import dev.tradewind.api.feature.v1.FeatureStatus;
import dev.tradewind.api.feature.v1.FeatureType;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.api.feature.v1.FeatureViewService;
import dev.tradewind.api.feature.v1.GetFeatureViewRequest;
import dev.tradewind.api.feature.v1.GetMaterializationStatusRequest;
import dev.tradewind.api.feature.v1.GetMaterializationStatusResponse;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.feature.v1.GetTrainingSetRequest;
import dev.tradewind.api.feature.v1.GetTrainingSetResponse;
import dev.tradewind.api.feature.v1.LabelEvents;
import dev.tradewind.api.feature.v1.ListFeatureViewsRequest;
import dev.tradewind.api.feature.v1.MaterializationService;
import dev.tradewind.api.feature.v1.MaterializationState;
import dev.tradewind.api.feature.v1.RebuildOnlineStoreRequest;
import dev.tradewind.feature.online.redis.RedisFixture;
import dev.tradewind.feature.shop.TestClock;
import dev.tradewind.testkit.Eventually;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ShopResource.class)
class FeatureServiceTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:30Z");

  @GrpcClient("self")
  FeatureService features;

  @GrpcClient("self")
  FeatureViewService views;

  @GrpcClient("self")
  MaterializationService materialization;

  @Inject TestClock clock;

  FakeIngestion ingestion;
  RedisFixture redis;

  private final ShopEvents shop = new ShopEvents();

  @BeforeEach
  void resetClock() {
    clock.set(NOW);
  }

  @Test
  void listsTheViewsThatShip() {
    assertThat(
            await(views.listFeatureViews(ListFeatureViewsRequest.getDefaultInstance()))
                .getFeatureViewsList())
        .filteredOn(view -> !view.hasAppliedAt())
        .extracting(view -> view.getName())
        .containsExactly(
            "item_attributes",
            "item_demand",
            "item_popularity",
            "shopper_activity",
            "shopper_history");
    assertThat(
            await(
                    views.getFeatureView(
                        GetFeatureViewRequest.newBuilder().setName("item_demand").build()))
                .getFeatureView()
                .getFeatures(0)
                .getName())
        .isEqualTo("units_daily");
    expectError(
        Status.Code.NOT_FOUND,
        "FEATURE_VIEW_UNKNOWN",
        () ->
            await(
                views.getFeatureView(GetFeatureViewRequest.newBuilder().setName("nope").build())));
  }

  @Test
  void viewsTellOfWhatTypeTheirValuesAre() {
    FeatureView history =
        await(
                views.getFeatureView(
                    GetFeatureViewRequest.newBuilder().setName("shopper_history").build()))
            .getFeatureView();

    assertThat(history.getFeaturesList())
        .extracting(FeatureDefinition::getType)
        .containsExactly(
            FeatureType.FEATURE_TYPE_STRING_LIST,
            FeatureType.FEATURE_TYPE_STRING_LIST,
            FeatureType.FEATURE_TYPE_STRING);
  }

  @Test
  void eventsBecomeValuesAndWindowsDecayByThemselves() {
    ingestion.append(shop.view(NOW.minusSeconds(60)));
    ingestion.append(shop.view(NOW.minusSeconds(50)));
    ingestion.append(shop.search("red shoes", NOW.minusSeconds(40)));
    ingestion.append(shop.buy(2, 19, 990_000_000, NOW.minusSeconds(30)));
    awaitApplied();

    FeatureRow row =
        online(
            shop.shopper(),
            "shopper_activity:views_1h",
            "shopper_activity:spend_30d",
            "shopper_history:last_query",
            "shopper_history:purchased_items");
    assertThat(row.getValues(0).getInt64Value()).isEqualTo(2);
    assertThat(row.getValues(1).getDoubleValue()).isEqualTo(39.98);
    assertThat(row.getValues(2).getStringValue()).isEqualTo("red shoes");
    assertThat(row.getValues(3).getStringList().getValuesList()).containsExactly(shop.item());
    assertThat(row.getStatusesList()).containsOnly(FeatureStatus.FEATURE_STATUS_PRESENT);
    assertThat(row.getEventTimes(0)).isEqualTo(timestamp(NOW.minusSeconds(30)));

    clock.advance(Duration.ofHours(2));
    assertThat(online(shop.shopper(), "shopper_activity:views_1h").getValues(0).getInt64Value())
        .isZero();
    clock.set(NOW.plus(Duration.ofDays(1)));
    List<Double> days =
        online(shop.item(), "item_demand:units_daily").getValues(0).getDoubleList().getValuesList();
    assertThat(days).hasSize(400).endsWith(0.0, 2.0);
  }

  @Test
  void anUnknownEntityHasZeroesAndSaysSo() {
    FeatureRow row = online("nobody", "shopper_activity:views_1h", "shopper_history:last_query");
    assertThat(row.getStatusesList()).containsOnly(FeatureStatus.FEATURE_STATUS_NOT_FOUND);
    assertThat(row.getValues(0).getInt64Value()).isZero();
    assertThat(row.getValues(1).hasStringValue()).isFalse();
    assertThat(row.getEventTimes(0)).isEqualTo(Timestamp.getDefaultInstance());
  }

  @Test
  void wrongFeaturesAreNamed() {
    expectError(
        Status.Code.NOT_FOUND, "FEATURE_UNKNOWN", () -> online("x", "shopper_activity:nope"));
    assertThatThrownBy(() -> online("x", "shopper_activity:nope"))
        .hasMessageContaining("shopper_activity:nope");
    expectError(
        Status.Code.INVALID_ARGUMENT,
        "FEATURES_MIXED",
        () -> online("x", "shopper_activity:views_1h", "item_popularity:views_7d"));
  }

  @Test
  void historyIsWhatTheOnlineStoreSays() {
    ingestion.append(shop.view(NOW.minusSeconds(60)));
    ingestion.append(shop.buy(3, 5, 0, NOW.minusSeconds(30)));
    awaitApplied();
    GetTrainingSetResponse response =
        await(
            features.getTrainingSet(
                GetTrainingSetRequest.newBuilder()
                    .addFeatures("item_popularity:views_7d")
                    .addFeatures("item_popularity:purchases_30d")
                    .setEntityScan(EntityScan.newBuilder().setAsOf(timestamp(NOW)))
                    .setPageSize(5000)
                    .build()));
    assertThat(response.getNextPageToken()).isEmpty();
    assertThat(response.getEndOffsetsList().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(ingestion.size());
    assertThat(response.getRowsList())
        .filteredOn(row -> row.getEntityId().equals(shop.item()))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.getValuesList())
                    .isEqualTo(
                        online(
                                shop.item(),
                                "item_popularity:views_7d",
                                "item_popularity:purchases_30d")
                            .getValuesList()));
  }

  @Test
  void aTrainingSetIsReadPageByPage() {
    for (int i = 0; i < 5; i++) {
      ingestion.append(shop.buy(1, 1, 0, NOW.minusSeconds(100 - i)));
    }
    GetTrainingSetRequest request =
        GetTrainingSetRequest.newBuilder()
            .addFeatures("shopper_history:purchased_items")
            .setLabelEvents(LabelEvents.newBuilder().addEventTypes("purchase").setValue("item_id"))
            .setPageSize(2)
            .build();
    GetTrainingSetResponse first = await(features.getTrainingSet(request));
    assertThat(first.getRowsCount()).isEqualTo(2);
    String token = first.getNextPageToken();
    GetTrainingSetResponse second =
        await(features.getTrainingSet(request.toBuilder().setPageToken(token).build()));
    assertThat(second.getRowsList()).isNotEqualTo(first.getRowsList());
    expectError(
        Status.Code.INVALID_ARGUMENT,
        "PAGE_TOKEN_INVALID",
        () ->
            await(
                features.getTrainingSet(
                    request.toBuilder()
                        .addFeatures("shopper_history:last_query")
                        .setPageToken(token)
                        .build())));
    clock.advance(Duration.ofMinutes(11));
    expectError(
        Status.Code.FAILED_PRECONDITION,
        "TRAINING_SET_EXPIRED",
        () -> await(features.getTrainingSet(request.toBuilder().setPageToken(token).build())));
  }

  @Test
  void aRebuildKeepsAnsweringAndEndsEqual() {
    ingestion.append(shop.view(NOW.minusSeconds(60)));
    awaitApplied();
    await(materialization.rebuildOnlineStore(RebuildOnlineStoreRequest.getDefaultInstance()));
    assertThat(online(shop.shopper(), "shopper_activity:views_7d").getValues(0).getInt64Value())
        .isEqualTo(1);
    awaitApplied();
    assertThat(online(shop.shopper(), "shopper_activity:views_7d").getValues(0).getInt64Value())
        .isEqualTo(1);
  }

  @Test
  void withoutRedisReadsSaySoAndComeBack() {
    ingestion.append(shop.view(NOW.minusSeconds(60)));
    awaitApplied();
    redis.stop();
    try {
      assertThat(online(shop.shopper(), "shopper_activity:views_7d").getStatusesList())
          .containsExactly(FeatureStatus.FEATURE_STATUS_UNAVAILABLE);
      Eventually.until(
          "stalled",
          () -> status().getState() == MaterializationState.MATERIALIZATION_STATE_STALLED);
    } finally {
      redis.start();
    }
    awaitApplied();
    assertThat(online(shop.shopper(), "shopper_activity:views_7d").getValues(0).getInt64Value())
        .isEqualTo(1);
  }

  private FeatureRow online(String entity, String... names) {
    return await(
            features.getOnlineFeatures(
                GetOnlineFeaturesRequest.newBuilder()
                    .addAllFeatures(List.of(names))
                    .addEntityIds(entity)
                    .build()))
        .getRows(0);
  }

  private GetMaterializationStatusResponse status() {
    return await(
        materialization.getMaterializationStatus(
            GetMaterializationStatusRequest.getDefaultInstance()));
  }

  private void awaitApplied() {
    Eventually.until(
        "all is applied",
        () ->
            status().getState() == MaterializationState.MATERIALIZATION_STATE_LIVE
                && status().getEventsApplied() == ingestion.size()
                && status().getLag() == 0);
  }
}
