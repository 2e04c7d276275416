package dev.tradewind.feature.api;

import static dev.tradewind.feature.api.Calls.await;
import static dev.tradewind.feature.api.Calls.expectError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.Duration;
import com.google.rpc.BadRequest;
import dev.tradewind.api.feature.v1.Aggregation;
import dev.tradewind.api.feature.v1.ApplyFeatureViewRequest;
import dev.tradewind.api.feature.v1.DeleteFeatureViewRequest;
import dev.tradewind.api.feature.v1.DryRunFeatureViewRequest;
import dev.tradewind.api.feature.v1.DryRunFeatureViewResponse;
import dev.tradewind.api.feature.v1.Entity;
import dev.tradewind.api.feature.v1.FeatureDefinition;
import dev.tradewind.api.feature.v1.FeatureRow;
import dev.tradewind.api.feature.v1.FeatureService;
import dev.tradewind.api.feature.v1.FeatureStatus;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.api.feature.v1.FeatureViewService;
import dev.tradewind.api.feature.v1.FeatureViewState;
import dev.tradewind.api.feature.v1.GetFeatureViewRequest;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.feature.definition.DefinitionStore;
import dev.tradewind.feature.definition.postgres.PostgresFixture;
import dev.tradewind.feature.identity.domain.Identities;
import dev.tradewind.feature.shop.TestClock;
import dev.tradewind.testkit.Eventually;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ShopResource.class)
class FeatureViewServiceTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:30Z");

  @GrpcClient("self")
  FeatureService features;

  @GrpcClient("self")
  FeatureViewService views;

  @Inject TestClock clock;
  @Inject DefinitionStore store;
  @Inject Identities identities;

  FakeIngestion ingestion;
  FakeShoppers shoppers;
  PostgresFixture postgres;

  private final ShopEvents shop = new ShopEvents();
  private final String name = "v_" + UUID.randomUUID().toString().replace('-', '_');

  @BeforeEach
  void resetClock() {
    clock.set(NOW);
  }

  @Test
  void aViewThatIsAppliedIsDerivedFromTheWholeLogAndThenRead() {
    ingestion.append(shop.view(NOW.minusSeconds(60)));
    FeatureView kept = apply(view(3600));
    assertThat(kept.getVersion()).isEqualTo(1);
    assertThat(kept.hasAppliedAt()).isTrue();
    awaitLive(1);
    assertThat(read(name + ":views").getValues(0).getInt64Value()).isEqualTo(1);
    assertThat(apply(view(3600))).as("again").isEqualTo(get(1));
  }

  @Test
  void versionsLiveSideBySideAndTheNewestIsMeant() {
    ingestion.append(shop.view(NOW.minusSeconds(1800)));
    apply(view(3600));
    expectError(Status.Code.ALREADY_EXISTS, "FEATURE_VIEW_EXISTS", () -> apply(view(600)));
    apply(view(600).toBuilder().setVersion(2).build());
    awaitLive(2);
    assertThat(read(name + ":views").getValues(0).getInt64Value()).isZero();
    assertThat(read(name + "@1:views").getValues(0).getInt64Value()).isEqualTo(1);
    assertThat(get(0).getVersion()).isEqualTo(2);

    delete(name, 2);
    Eventually.until(
        "the first is the newest again",
        () -> read(name + ":views").getValues(0).getInt64Value() == 1);
  }

  @Test
  void aViewThatIsDeletedIsNoMore() {
    apply(view(3600));
    awaitLive(1);
    delete(name, 0);
    delete(name, 0);
    expectError(Status.Code.NOT_FOUND, "FEATURE_VIEW_UNKNOWN", () -> get(1));
    Eventually.until("not answered any more", () -> fails(name + ":views"));
    expectError(
        Status.Code.FAILED_PRECONDITION,
        "FEATURE_VIEW_SHIPPED",
        () -> delete("shopper_activity", 1));
  }

  @Test
  void everythingThatIsWrongIsNamed() {
    FeatureView wrong =
        view(3600).toBuilder()
            .addFeatures(feature("a", 3600).toBuilder().setFilter("quantity >"))
            .addFeatures(feature("b", 3600).toBuilder().addEventTypes("bought"))
            .build();
    assertThatThrownBy(() -> apply(wrong))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure -> {
              assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
              assertThat(StatusProto.fromThrowable(failure).getDetailsList())
                  .filteredOn(detail -> detail.is(BadRequest.class))
                  .singleElement()
                  .satisfies(
                      detail ->
                          assertThat(detail.unpack(BadRequest.class).getFieldViolationsList())
                              .extracting(BadRequest.FieldViolation::getField)
                              .contains("feature_view.features[2].event_types"));
            });
  }

  @Test
  void aDryRunShowsValuesAndAppliesNothing() {
    ingestion.append(shop.view(NOW.minusSeconds(60)));
    ingestion.append(shop.view(NOW.minusSeconds(50)));
    DryRunFeatureViewResponse answer =
        await(
            views.dryRunFeatureView(
                DryRunFeatureViewRequest.newBuilder()
                    .setFeatureView(view(3600))
                    .addEntityIds(shop.shopper())
                    .addEntityIds("nobody")
                    .build()));
    assertThat(answer.getFeaturesList()).containsExactly("views");
    assertThat(answer.getEvents()).isEqualTo(2);
    assertThat(answer.getMeanStateBytes()).isPositive();
    assertThat(answer.getRowsList())
        .extracting(row -> row.getValues(0).getInt64Value())
        .containsExactly(2L, 0L);
    assertThat(answer.getRows(1).getStatusesList())
        .containsExactly(FeatureStatus.FEATURE_STATUS_NOT_FOUND);
    expectError(Status.Code.NOT_FOUND, "FEATURE_VIEW_UNKNOWN", () -> get(1));

    DryRunFeatureViewResponse earlier =
        await(
            views.dryRunFeatureView(
                DryRunFeatureViewRequest.newBuilder()
                    .setFeatureView(view(3600))
                    .addEntityIds(shop.shopper())
                    .setAsOf(ShopEvents.timestamp(NOW.minusSeconds(50)))
                    .build()));
    assertThat(earlier.getRows(0).getValues(0).getInt64Value()).isEqualTo(1);
    assertThat(
            await(
                    views.dryRunFeatureView(
                        DryRunFeatureViewRequest.newBuilder().setFeatureView(view(3600)).build()))
                .getRowsList())
        .isNotEmpty();
  }

  @Test
  void aDryRunKnowsWhoIsOnePerson() {
    ShopEvents visitor = new ShopEvents();
    ingestion.append(shop.view(NOW.minusSeconds(60)));
    ingestion.append(visitor.view(NOW.minusSeconds(50)));
    shoppers.link(shop.shopper(), visitor.shopper(), NOW.minusSeconds(10));
    Eventually.until("the link is known", () -> identities.linkOf(visitor.shopper()).isPresent());

    DryRunFeatureViewRequest request =
        DryRunFeatureViewRequest.newBuilder()
            .setFeatureView(view(3600))
            .addEntityIds(shop.shopper())
            .addEntityIds(visitor.shopper())
            .build();
    DryRunFeatureViewResponse now = await(views.dryRunFeatureView(request));
    assertThat(now.getEvents()).isEqualTo(2);
    assertThat(now.getRowsList())
        .extracting(FeatureRow::getEntityId, row -> row.getValues(0).getInt64Value())
        .containsExactly(tuple(shop.shopper(), 2L), tuple(visitor.shopper(), 2L));

    DryRunFeatureViewResponse before =
        await(
            views.dryRunFeatureView(
                request.toBuilder().setAsOf(ShopEvents.timestamp(NOW.minusSeconds(10))).build()));
    assertThat(before.getRowsList())
        .extracting(row -> row.getValues(0).getInt64Value())
        .containsExactly(1L, 1L);
  }

  @Test
  void aChangeByAnotherInstanceIsTakenOver() {
    await(store.change(stored -> stored.with(stored.catalogue().apply(view(3600), NOW))));
    Eventually.until("taken over", () -> !isUnknown());
    awaitLive(1);
  }

  @Test
  void withoutPostgresReadsGoOnAndChangesWait() {
    ingestion.append(shop.view(NOW.minusSeconds(60)));
    apply(view(3600));
    awaitLive(1);
    postgres.cutOff();
    try {
      expectError(
          Status.Code.UNAVAILABLE,
          "DEPENDENCY_UNAVAILABLE",
          () -> apply(view(60).toBuilder().setVersion(2).build()));
      ingestion.append(shop.view(NOW.minusSeconds(50)));
      Eventually.until(
          "events are still applied",
          () -> read(name + ":views").getValues(0).getInt64Value() == 2);
    } finally {
      postgres.letIn();
    }
    FeatureView second = view(600).toBuilder().setVersion(2).build();
    Eventually.until("changes are taken again", () -> isApplied(second));
    awaitLive(2);
    await(
        store.change(
            stored ->
                stored.with(
                    stored.catalogue().apply(view(900).toBuilder().setVersion(3).build(), NOW))));
    Eventually.until("others' changes are heard again", () -> get(0).getVersion() == 3);
  }

  private boolean isApplied(FeatureView view) {
    try {
      return apply(view).getVersion() == view.getVersion();
    } catch (StatusRuntimeException notYet) {
      return false;
    }
  }

  private boolean isUnknown() {
    try {
      get(1);
      return false;
    } catch (StatusRuntimeException unknown) {
      return true;
    }
  }

  private boolean fails(String feature) {
    try {
      read(feature);
      return false;
    } catch (StatusRuntimeException failure) {
      return true;
    }
  }

  private void awaitLive(int version) {
    Eventually.until(
        "live", () -> get(version).getState() == FeatureViewState.FEATURE_VIEW_STATE_LIVE);
  }

  private FeatureView apply(FeatureView view) {
    return await(
            views.applyFeatureView(
                ApplyFeatureViewRequest.newBuilder().setFeatureView(view).build()))
        .getFeatureView();
  }

  private void delete(String view, int version) {
    await(
        views.deleteFeatureView(
            DeleteFeatureViewRequest.newBuilder().setName(view).setVersion(version).build()));
  }

  private FeatureView get(int version) {
    return await(
            views.getFeatureView(
                GetFeatureViewRequest.newBuilder().setName(name).setVersion(version).build()))
        .getFeatureView();
  }

  private FeatureRow read(String feature) {
    return await(
            features.getOnlineFeatures(
                GetOnlineFeaturesRequest.newBuilder()
                    .addAllFeatures(List.of(feature))
                    .addEntityIds(shop.shopper())
                    .build()))
        .getRows(0);
  }

  private FeatureView view(int windowSeconds) {
    return FeatureView.newBuilder()
        .setName(name)
        .setEntity(Entity.ENTITY_SHOPPER)
        .addFeatures(feature("views", windowSeconds))
        .build();
  }

  private static FeatureDefinition feature(String feature, int windowSeconds) {
    return FeatureDefinition.newBuilder()
        .setName(feature)
        .setAggregation(Aggregation.AGGREGATION_COUNT)
        .addEventTypes("view_item")
        .setWindow(Duration.newBuilder().setSeconds(windowSeconds))
        .build();
  }
}
