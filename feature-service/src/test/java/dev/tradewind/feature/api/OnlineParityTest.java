package dev.tradewind.feature.api;

import static dev.tradewind.feature.api.Calls.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.feature.v1.ApplyFeatureViewRequest;
import dev.tradewind.api.feature.v1.DeleteFeatureViewRequest;
import dev.tradewind.api.feature.v1.FeatureRow;
import dev.tradewind.api.feature.v1.FeatureService;
import dev.tradewind.api.feature.v1.FeatureValue;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.api.feature.v1.FeatureViewService;
import dev.tradewind.api.feature.v1.FeatureViewState;
import dev.tradewind.api.feature.v1.GetFeatureViewRequest;
import dev.tradewind.api.feature.v1.GetMaterializationStatusRequest;
import dev.tradewind.api.feature.v1.GetMaterializationStatusResponse;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesResponse;
import dev.tradewind.api.feature.v1.GetTrainingSetRequest;
import dev.tradewind.api.feature.v1.GetTrainingSetResponse;
import dev.tradewind.api.feature.v1.MaterializationService;
import dev.tradewind.api.feature.v1.MaterializationState;
import dev.tradewind.api.feature.v1.Spine;
import dev.tradewind.api.feature.v1.SpinePoint;
import dev.tradewind.api.feature.v1.TrainingRow;
import dev.tradewind.feature.definition.message.ViewReader;
import dev.tradewind.feature.identity.domain.Identities;
import dev.tradewind.feature.shop.TestClock;
import dev.tradewind.testkit.Eventually;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Online equals history through everything that is between an event and an answer: the log over
 * gRPC, states in a real Redis, reads as callers make them, training sets page by page. The views
 * are those of the library; time goes on between the reads, so that windows move without events.
 */
@QuarkusTest
@WithTestResource(ShopResource.class)
class OnlineParityTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:30Z");
  private static final int EVENTS = 1_500;
  private static final int MOMENTS = 24;
  private static final int LEAST_CELLS = 20_000;

  /** Most moments are soon, when much moves; one in four is days later. */
  private static final long SOON_SECONDS = 3 * 3600;

  private static final long LATE_SECONDS = 20 * 86_400;

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

  private final BusyShop shop = new BusyShop(5, NOW);
  private final List<String> applied = new ArrayList<>();
  private int cells;

  @BeforeEach
  void resetClock() {
    clock.set(NOW);
  }

  @AfterEach
  void deleteViews() {
    applied.forEach(
        name ->
            await(
                views.deleteFeatureView(
                    DeleteFeatureViewRequest.newBuilder().setName(name).build())));
  }

  @Test
  void whatIsReadOnlineIsWhatHistorySays() throws IOException {
    List<String> ofPeople = namesOf("shopper_activity", "shopper_history");
    ofPeople.addAll(apply("shopper_behavior"));
    ofPeople.addAll(apply("shopper_events"));
    List<String> ofItems = namesOf("item_popularity", "item_demand", "item_attributes");
    ofItems.addAll(apply("item_performance"));
    List<String> ofInterests = apply("shopper_category");
    shop.events(EVENTS).forEach(ingestion::append);
    for (int i = 0; i < shop.visitors(); i++) {
      shoppers.link(shop.shopper(i / 2), shop.visitor(i), NOW.minusSeconds(3600L * i));
    }
    String last = shop.visitor(shop.visitors() - 1);
    Eventually.until("the links are known", () -> identities.linkOf(last).isPresent());
    awaitApplied();

    compare(ofPeople, shop.people());
    compare(ofItems, shop.items());
    compare(ofInterests, shop.interests());
    assertThat(cells).isGreaterThan(LEAST_CELLS);
  }

  private void compare(List<String> asked, List<String> entities) {
    List<FeatureRow> online = new ArrayList<>();
    Spine.Builder points = Spine.newBuilder();
    for (Instant moment : moments()) {
      clock.set(moment);
      GetOnlineFeaturesResponse read =
          await(
              features.getOnlineFeatures(
                  GetOnlineFeaturesRequest.newBuilder()
                      .addAllFeatures(asked)
                      .addAllEntityIds(entities)
                      .build()));
      assertThat(read.getDegradedReason()).isEmpty();
      online.addAll(read.getRowsList());
      entities.forEach(
          entity ->
              points.addPoints(
                  SpinePoint.newBuilder().setEntityId(entity).setAsOf(read.getAsOf())));
    }
    List<TrainingRow> history =
        history(GetTrainingSetRequest.newBuilder().addAllFeatures(asked).setSpine(points).build());
    assertThat(history).hasSameSizeAs(online);
    for (int row = 0; row < online.size(); row++) {
      assertSame(online.get(row), history.get(row), asked);
    }
  }

  private static List<Instant> moments() {
    Random random = new Random(3);
    List<Instant> moments = new ArrayList<>();
    for (int i = 0; i < MOMENTS; i++) {
      long seconds = random.nextInt(4) == 0 ? LATE_SECONDS : SOON_SECONDS;
      moments.add(NOW.plusMillis(random.nextLong(1000 * seconds)));
    }
    return moments;
  }

  private List<TrainingRow> history(GetTrainingSetRequest request) {
    List<TrainingRow> rows = new ArrayList<>();
    String token = "";
    do {
      GetTrainingSetResponse page =
          await(features.getTrainingSet(request.toBuilder().setPageToken(token).build()));
      rows.addAll(page.getRowsList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return rows;
  }

  /** By their bytes: each bit of a double and the order of each list count. */
  private void assertSame(FeatureRow online, TrainingRow history, List<String> asked) {
    assertThat(online.getEntityId()).isEqualTo(history.getEntityId());
    for (int column = 0; column < asked.size(); column++) {
      FeatureValue value = online.getValues(column);
      assertThat(value.toByteString())
          .as(
              "%s of %s at %s: %s",
              asked.get(column), online.getEntityId(), history.getAsOf(), value)
          .isEqualTo(history.getValues(column).toByteString());
      cells++;
    }
  }

  private List<String> namesOf(String... shipped) {
    List<String> names = new ArrayList<>();
    for (String name : shipped) {
      names.addAll(names(view(name)));
    }
    return names;
  }

  private FeatureView view(String name) {
    return await(views.getFeatureView(GetFeatureViewRequest.newBuilder().setName(name).build()))
        .getFeatureView();
  }

  private static List<String> names(FeatureView view) {
    return view.getFeaturesList().stream()
        .map(feature -> view.getName() + ":" + feature.getName())
        .toList();
  }

  /** Applies a view of the library and waits until it can be read; answers its features. */
  private List<String> apply(String name) throws IOException {
    FeatureView view = fromLibrary(name).toBuilder().setName("parity_" + name).build();
    await(
        views.applyFeatureView(ApplyFeatureViewRequest.newBuilder().setFeatureView(view).build()));
    applied.add(view.getName());
    Eventually.until(
        "the view is live",
        () -> view(view.getName()).getState() == FeatureViewState.FEATURE_VIEW_STATE_LIVE);
    return names(view);
  }

  private static FeatureView fromLibrary(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            FeatureService.class.getResourceAsStream("/feature-views/" + name + ".json"))) {
      return ViewReader.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
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
