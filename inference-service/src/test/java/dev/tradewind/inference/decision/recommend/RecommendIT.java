package dev.tradewind.inference.decision.recommend;

import static dev.tradewind.inference.fixture.Refusals.refusal;
import static dev.tradewind.inference.fixture.TestShop.ids;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.feature.v1.FeatureStatus;
import dev.tradewind.api.inference.v1.RecommendRequest;
import dev.tradewind.api.inference.v1.RecommendResponse;
import dev.tradewind.api.inference.v1.RecommendationService;
import dev.tradewind.api.inference.v1.RecommendationSource;
import dev.tradewind.api.inference.v1.RecommendedItem;
import dev.tradewind.inference.fixture.FakeCatalog;
import dev.tradewind.inference.fixture.FakeFeatures;
import dev.tradewind.inference.fixture.FakeStock;
import dev.tradewind.inference.fixture.FakeTraining;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.Outage;
import dev.tradewind.inference.fixture.TestModels;
import dev.tradewind.inference.fixture.TestShop;
import dev.tradewind.inference.health.InferenceReadiness;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.testkit.Eventually;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class RecommendIT {

  @GrpcClient("self")
  RecommendationService client;

  @Inject TestShop shop;
  @Inject @GrpcService FakeTraining training;
  @Inject @GrpcService FakeFeatures features;
  @Inject @GrpcService FakeCatalog catalog;
  @Inject @GrpcService FakeStock stock;
  @Inject ServedModels served;
  @Inject PopularItems popular;
  @Inject @Readiness InferenceReadiness readiness;

  private long version;

  @BeforeEach
  void openTheShop() {
    version = shop.open();
  }

  @AfterEach
  void mendAll() {
    shop.mend();
  }

  private RecommendResponse ask(String shopper, int limit, String... excluded) {
    return shop.ask(shopper, limit, excluded);
  }

  @Test
  void ranksByTheModel() {
    features.purchased("ann", "p9", "p8");
    features.viewed("ann", "v1");

    RecommendResponse response = ask("ann", 3);

    assertThat(ids(response)).containsExactly("m1", "m2", "m3");
    assertThat(response.getItemsList())
        .extracting(RecommendedItem::getSource)
        .containsOnly(RecommendationSource.RECOMMENDATION_SOURCE_MODEL);
    assertThat(response.getItemsList())
        .extracting(RecommendedItem::getScore)
        .containsExactly(3.0, 2.0, 1.0);
    assertThat(response.getModelVersion()).isEqualTo(version);
    assertThat(response.getHistoryItemIdsList()).containsExactly("p9", "p8");
    assertThat(response.getFallbacksList()).isEmpty();
  }

  @Test
  void leavesOutWhatWasBoughtExcludedOrIsOutOfStockAndFillsWithWhatSells() {
    features.purchased("ann", "m1", "p2");
    stock.levels.put("m2", 0L);
    stock.levels.put("m3", 4L);
    stock.levels.put("p1", 0L);

    RecommendResponse response = ask("ann", 3, "p3");

    assertThat(ids(response)).containsExactly("m3", "p4", "p5");
    assertThat(response.getItemsList())
        .extracting(RecommendedItem::getSource)
        .containsExactly(
            RecommendationSource.RECOMMENDATION_SOURCE_MODEL,
            RecommendationSource.RECOMMENDATION_SOURCE_POPULARITY,
            RecommendationSource.RECOMMENDATION_SOURCE_POPULARITY);
    assertThat(response.getFallbacksList()).containsExactly("TOO_FEW_CANDIDATES");
  }

  @Test
  void whatWasLookedAtServesWhereNothingWasBought() {
    features.viewed("bob", "m1", "m2");

    RecommendResponse response = ask("bob", 2);

    assertThat(ids(response)).as("a look is no purchase").containsExactly("m1", "m2");
    assertThat(response.getHistoryItemIdsList()).containsExactly("m1", "m2");
    assertThat(response.getFallbacksList()).isEmpty();
  }

  @Test
  void aShopperNeverSeenGetsWhatSells() {
    RecommendResponse response = ask("nobody", 0);

    assertThat(ids(response)).startsWith("p1", "p2", "p3", "p4", "p5").hasSize(9);
    assertThat(response.getModelVersion()).isZero();
    assertThat(response.getFallbacksList()).containsExactly("NO_HISTORY", "TOO_FEW_CANDIDATES");
    assertThat(ask("nobody", 2).getFallbacksList()).containsExactly("NO_HISTORY");
  }

  @Test
  void looksFurtherDownWhereTheBestAreOutOfStock() {
    for (int number = 100; number < 140; number++) {
      catalog.items.add("s" + number);
      features.popularity("s" + number, 1000 - number, 0);
      stock.levels.put("s" + number, 0L);
    }
    Eventually.until(
        "the new items are known",
        () -> popular.current().orElseThrow().get(0).itemId().equals("s100"));

    assertThat(ids(ask("nobody", 2))).containsExactly("p1", "p2");
  }

  @Test
  void featuresDownOrSilent() {
    features.purchased("ann", "m1");
    for (Outage outage : List.of(Outage.DOWN, Outage.SILENT)) {
      features.outage = outage;

      RecommendResponse response = ask("ann", 2);

      assertThat(ids(response)).containsExactly("p1", "p2");
      assertThat(response.getFallbacksList()).containsExactly("FEATURES_UNAVAILABLE");
    }
  }

  @Test
  void featuresThatAreUnavailableAreNoEmptyHistory() {
    features.purchased("ann", "m1");
    features.status = FeatureStatus.FEATURE_STATUS_UNAVAILABLE;

    RecommendResponse response = ask("ann", 2);

    assertThat(ids(response)).containsExactly("p1", "p2");
    assertThat(response.getFallbacksList()).containsExactly("FEATURES_UNAVAILABLE");
  }

  @Test
  void staleFeaturesAreUsedAndSaid() {
    features.purchased("ann", "m1");
    features.status = FeatureStatus.FEATURE_STATUS_STALE;

    RecommendResponse response = ask("ann", 2);

    assertThat(ids(response)).containsExactly("m2", "m3");
    assertThat(response.getFallbacksList()).containsExactly("FEATURE_STALE");
  }

  @Test
  void stockDownOrSilent() {
    features.purchased("ann", "p9");
    stock.levels.put("m1", 0L);
    for (Outage outage : List.of(Outage.DOWN, Outage.SILENT)) {
      stock.outage = outage;

      RecommendResponse response = ask("ann", 2);

      assertThat(ids(response)).containsExactly("m1", "m2");
      assertThat(response.getFallbacksList()).containsExactly("STOCK_UNKNOWN");
    }
  }

  @Test
  void trainingDownChangesNothing() {
    features.purchased("ann", "p9");
    training.outage = Outage.DOWN;

    RecommendResponse response = ask("ann", 2);

    assertThat(response.getModelVersion()).isEqualTo(version);
    assertThat(response.getFallbacksList()).isEmpty();
  }

  @Test
  void noModelOrOneOfAnotherShape() {
    features.purchased("ann", "p9");
    served.retireAll();
    RecommendResponse without = ask("ann", 2);
    long other = training.promote("next-item", TestModels.linear(1, 1));
    Eventually.until("it serves", () -> served.serves("next-item", VersionChoice.of(other)));
    RecommendResponse odd = ask("ann", 2);

    for (RecommendResponse response : List.of(without, odd)) {
      assertThat(ids(response)).containsExactly("p1", "p2");
      assertThat(response.getModelVersion()).isZero();
      assertThat(response.getFallbacksList()).containsExactly("MODEL_UNAVAILABLE");
    }
  }

  @Test
  void readinessTellsWhereTheModelsStand() {
    Eventually.until(
        "readiness says that it serves",
        () ->
            ((String) readiness.call().getData().orElseThrow().get("model next-item"))
                .startsWith("version " + version + " serves"));
    HealthCheckResponse response = readiness.call();

    assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    assertThat(response.getData().orElseThrow()).containsEntry("popular items", 9L);
  }

  @Test
  void refusesWhatTheContractForbids() {
    RecommendRequest request =
        RecommendRequest.newBuilder().setShopperId("ann").setLimit(101).build();

    assertThat(refusal(client.recommend(request), Status.Code.INVALID_ARGUMENT, "FIELD_INVALID"))
        .contains("limit");
  }
}
