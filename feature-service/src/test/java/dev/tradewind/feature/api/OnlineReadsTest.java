package dev.tradewind.feature.api;

import static dev.tradewind.feature.api.Calls.await;
import static dev.tradewind.feature.api.Calls.expectError;
import static dev.tradewind.feature.api.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Duration;
import dev.tradewind.api.feature.v1.Aggregation;
import dev.tradewind.api.feature.v1.ApplyFeatureViewRequest;
import dev.tradewind.api.feature.v1.FeatureDefinition;
import dev.tradewind.api.feature.v1.FeatureRow;
import dev.tradewind.api.feature.v1.FeatureService;
import dev.tradewind.api.feature.v1.FeatureStatus;
import dev.tradewind.api.feature.v1.FeatureValue;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.api.feature.v1.FeatureViewService;
import dev.tradewind.api.feature.v1.FeatureViewState;
import dev.tradewind.api.feature.v1.GetFeatureViewRequest;
import dev.tradewind.api.feature.v1.GetMaterializationStatusRequest;
import dev.tradewind.api.feature.v1.GetMaterializationStatusResponse;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesResponse;
import dev.tradewind.api.feature.v1.MaterializationService;
import dev.tradewind.api.feature.v1.MaterializationState;
import dev.tradewind.api.feature.v1.OnDemandFeature;
import dev.tradewind.api.feature.v1.RequestInput;
import dev.tradewind.feature.identity.domain.Identities;
import dev.tradewind.feature.online.redis.RedisFixture;
import dev.tradewind.feature.shop.TestClock;
import dev.tradewind.testkit.Eventually;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ShopResource.class)
class OnlineReadsTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:30Z");
  private static final String VIEWS = "shopper_activity:views_7d";

  @GrpcClient("self")
  FeatureService features;

  @GrpcClient("self")
  FeatureViewService views;

  @GrpcClient("self")
  MaterializationService materialization;

  @Inject TestClock clock;
  @Inject Identities identities;

  FakeIngestion ingestion;
  FakeShoppers shoppers;
  RedisFixture redis;

  private final ShopEvents shop = new ShopEvents();
  private final String name = "v_" + UUID.randomUUID().toString().replace('-', '_');

  @BeforeEach
  void resetClock() {
    clock.set(NOW);
  }

  @Test
  void everyCellSaysHowOldItIs() {
    ingestion.append(shop.view(NOW.minusSeconds(60)));
    ingestion.append(shop.search("shoes", NOW.minusSeconds(20)));
    awaitApplied();

    GetOnlineFeaturesResponse response =
        read(
            List.of(VIEWS, "shopper_history:last_query"),
            List.of(shop.shopper(), "nobody", shop.shopper()));

    assertThat(response.getDegradedReason()).isEmpty();
    assertThat(response.getRows(0).getAgeMillisList()).containsExactly(20_000L, 20_000L);
    assertThat(response.getRows(0).getEventTimesList())
        .containsOnly(timestamp(NOW.minusSeconds(20)));
    assertThat(response.getRows(1).getAgeMillisList()).containsExactly(-1L, -1L);
    assertThat(response.getRows(1).getStatusesList())
        .containsOnly(FeatureStatus.FEATURE_STATUS_NOT_FOUND);
    assertThat(response.getRows(2)).isEqualTo(response.getRows(0));
  }

  @Test
  void anyIdOfAPersonReadsWhatAllOfThemDid() {
    ShopEvents visitor = new ShopEvents();
    ingestion.append(visitor.view(NOW.minusSeconds(90)));
    ingestion.append(shop.view(NOW.minusSeconds(60)));
    ingestion.append(shop.view(NOW.minusSeconds(50)));
    awaitApplied();
    assertThat(count(VIEWS, visitor.shopper())).isEqualTo(1);

    shoppers.link(shop.shopper(), visitor.shopper(), NOW.minusSeconds(10));
    Eventually.until("the link is known", () -> identities.linkOf(visitor.shopper()).isPresent());

    assertThat(count(VIEWS, visitor.shopper())).isEqualTo(3);
    assertThat(count(VIEWS, shop.shopper())).isEqualTo(3);
    clock.set(NOW.minusSeconds(10));
    assertThat(count(VIEWS, shop.shopper())).as("before they were one").isEqualTo(2);
  }

  @Test
  void whileRedisIsDownWhatWasReadLatelyAnswers() {
    ShopEvents other = new ShopEvents();
    ingestion.append(shop.view(NOW.minusSeconds(60)));
    ingestion.append(other.view(NOW.minusSeconds(60)));
    awaitApplied();
    List<String> asked = List.of(shop.shopper(), "nobody", other.shopper());
    FeatureRow before = read(List.of(VIEWS), asked.subList(0, 2)).getRows(0);

    redis.stop();
    try {
      GetOnlineFeaturesResponse degraded = read(List.of(VIEWS), asked);
      assertThat(degraded.getDegradedReason()).isEqualTo("ONLINE_STORE_DOWN");
      assertThat(degraded.getRows(0).getStatusesList())
          .containsExactly(FeatureStatus.FEATURE_STATUS_STALE);
      assertThat(degraded.getRows(0).getValuesList()).isEqualTo(before.getValuesList());
      assertThat(degraded.getRows(0).getEventTimesList()).isEqualTo(before.getEventTimesList());
      assertThat(degraded.getRows(1).getStatusesList())
          .containsExactly(FeatureStatus.FEATURE_STATUS_STALE);
      assertThat(degraded.getRows(2).getStatusesList())
          .containsExactly(FeatureStatus.FEATURE_STATUS_UNAVAILABLE);
      assertThat(degraded.getRows(2).getValues(0)).isEqualTo(FeatureValue.getDefaultInstance());
    } finally {
      redis.start();
    }
    awaitApplied();
    Eventually.until(
        "it answers again", () -> read(List.of(VIEWS), asked).getDegradedReason().isEmpty());
    assertThat(count(VIEWS, other.shopper())).isEqualTo(1);
  }

  @Test
  void aFeatureMadeAtTheRequestNeedsTheCallersValues() {
    ingestion.append(shop.view(NOW.minusSeconds(60)));
    apply(
        view()
            .addOnDemand(
                OnDemandFeature.newBuilder()
                    .setName("views_of_limit")
                    .setExpression("double(f.views) / request.limit")
                    .addInputs(RequestInput.newBuilder().setName("limit")))
            .build());
    GetOnlineFeaturesRequest request =
        GetOnlineFeaturesRequest.newBuilder()
            .addFeatures(name + ":views_of_limit")
            .addEntityIds(shop.shopper())
            .build();

    FeatureValue limit = FeatureValue.newBuilder().setDoubleValue(4).build();
    FeatureRow row =
        await(features.getOnlineFeatures(request.toBuilder().putRequest("limit", limit).build()))
            .getRows(0);
    assertThat(row.getValues(0).getDoubleValue()).isEqualTo(0.25);

    expectError(
        Status.Code.INVALID_ARGUMENT,
        "FIELD_INVALID",
        () -> await(features.getOnlineFeatures(request)));
    assertThatThrownBy(() -> await(features.getOnlineFeatures(request)))
        .hasMessageContaining("request[limit]");
  }

  @Test
  void aValueThatIsNotThereAndOneThatIsTooOldAreTold() {
    ingestion.append(shop.view(NOW.minusSeconds(60)));
    apply(
        view()
            .setMaxAge(Duration.newBuilder().setSeconds(600))
            .setFreshness(Duration.newBuilder().setSeconds(86_400))
            .addFeatures(
                feature("mean_price", Aggregation.AGGREGATION_MEAN)
                    .clearEventTypes()
                    .addEventTypes("purchase")
                    .setValue("unit_price"))
            .build());
    List<String> asked = List.of(name + ":views", name + ":mean_price");

    assertThat(read(asked, List.of(shop.shopper())).getRows(0).getStatusesList())
        .containsExactly(
            FeatureStatus.FEATURE_STATUS_PRESENT, FeatureStatus.FEATURE_STATUS_NULL_VALUE);
    clock.set(NOW.plusSeconds(541));
    assertThat(read(asked, List.of(shop.shopper())).getRows(0).getStatusesList())
        .containsOnly(FeatureStatus.FEATURE_STATUS_OUTSIDE_MAX_AGE);
  }

  @Test
  void anEntityOfSeveralKeysIsReadByAnyIdOfItsShopper() {
    ShopEvents visitor = new ShopEvents(new ShopEvents().shopper(), shop.item());
    ingestion.append(visitor.view(NOW.minusSeconds(90)));
    ingestion.append(shop.view(NOW.minusSeconds(60)));
    apply(view().clearEntity().addEntityKeys("shopper").addEntityKeys("item_id").build());
    shoppers.link(shop.shopper(), visitor.shopper(), NOW.minusSeconds(10));
    Eventually.until("the link is known", () -> identities.linkOf(visitor.shopper()).isPresent());

    assertThat(count(name + ":views", visitor.shopper() + "|" + shop.item())).isEqualTo(2);
    assertThat(count(name + ":views", shop.shopper() + "|other")).isZero();
  }

  private FeatureView.Builder view() {
    return FeatureView.newBuilder()
        .setName(name)
        .setEntity(dev.tradewind.api.feature.v1.Entity.ENTITY_SHOPPER)
        .addFeatures(feature("views", Aggregation.AGGREGATION_COUNT));
  }

  private static FeatureDefinition.Builder feature(String name, Aggregation aggregation) {
    return FeatureDefinition.newBuilder()
        .setName(name)
        .setAggregation(aggregation)
        .addEventTypes("view_item")
        .setWindow(Duration.newBuilder().setSeconds(3600));
  }

  private void apply(FeatureView view) {
    await(
        views.applyFeatureView(ApplyFeatureViewRequest.newBuilder().setFeatureView(view).build()));
    Eventually.until(
        "the view is live",
        () ->
            await(views.getFeatureView(GetFeatureViewRequest.newBuilder().setName(name).build()))
                    .getFeatureView()
                    .getState()
                == FeatureViewState.FEATURE_VIEW_STATE_LIVE);
    awaitApplied();
  }

  private long count(String feature, String entity) {
    return read(List.of(feature), List.of(entity)).getRows(0).getValues(0).getInt64Value();
  }

  private GetOnlineFeaturesResponse read(List<String> asked, List<String> entities) {
    return await(
        features.getOnlineFeatures(
            GetOnlineFeaturesRequest.newBuilder()
                .addAllFeatures(asked)
                .addAllEntityIds(entities)
                .putAllRequest(Map.of())
                .build()));
  }

  private void awaitApplied() {
    Eventually.until(
        "all is applied",
        () -> {
          GetMaterializationStatusResponse status =
              await(
                  materialization.getMaterializationStatus(
                      GetMaterializationStatusRequest.getDefaultInstance()));
          return status.getState() == MaterializationState.MATERIALIZATION_STATE_LIVE
              && status.getEventsApplied() == ingestion.size()
              && status.getLag() == 0;
        });
  }
}
