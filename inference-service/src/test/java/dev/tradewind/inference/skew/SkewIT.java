package dev.tradewind.inference.skew;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.inference.v1.FeatureSkew;
import dev.tradewind.api.inference.v1.GetServingSkewRequest;
import dev.tradewind.api.inference.v1.GetServingSkewResponse;
import dev.tradewind.api.inference.v1.SkewNotComparedReason;
import dev.tradewind.api.inference.v1.SkewService;
import dev.tradewind.api.inference.v1.VersionSkew;
import dev.tradewind.inference.fixture.FakeFeatures;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.Outage;
import dev.tradewind.inference.fixture.TestShop;
import dev.tradewind.testkit.Eventually;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a ranking through the shop's log to whether its model was asked with what history says. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
@TestProfile(SkewIT.EveryRanking.class)
class SkewIT {

  /** All of them, compared at once. */
  public static final class EveryRanking implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "tradewind.inference.prediction-log.rate", "1",
          "tradewind.inference.skew.enabled", "true",
          "tradewind.inference.skew.settling", "1ms",
          "tradewind.inference.skew.interval", "50ms");
    }
  }

  private static final Instant LONG_AGO = Instant.EPOCH;

  @GrpcClient("self")
  SkewService skew;

  @Inject TestShop shop;
  @Inject MeterRegistry meters;
  @Inject @GrpcService FakeFeatures features;

  private long version;

  @BeforeEach
  void openTheShop() {
    version = shop.open();
    features.purchased("ann", "p9", "p8");
  }

  @AfterEach
  void mend() {
    shop.mend();
  }

  private VersionSkew found() {
    GetServingSkewResponse response =
        skew.getServingSkew(GetServingSkewRequest.newBuilder().setModel("next-item").build())
            // The first calls of a cold process on a busy machine.
            .onFailure()
            .retry()
            .atMost(10)
            .await()
            .atMost(Duration.ofSeconds(60));
    return response.getVersionsList().stream()
        .filter(one -> one.getVersion() == version)
        .findFirst()
        .orElse(VersionSkew.getDefaultInstance());
  }

  private FeatureSkew compared() {
    Eventually.until("an answer was compared", () -> found().getFeaturesCount() == 1);
    return found().getFeatures(0);
  }

  @Test
  void whatIsServedAsHistoryHasItIsEqual() {
    features.history("shopper_history:purchased_items", "ann", LONG_AGO, "p9", "p8");

    shop.ask("ann", 3);

    FeatureSkew feature = compared();
    assertThat(feature.getFeature()).isEqualTo("shopper_history:purchased_items");
    assertThat(feature.getEqual()).isEqualTo(feature.getCompared()).isPositive();
    assertThat(
            meters
                .get("tradewind.inference.skew.compared")
                .tags("model", "next-item", "version", Long.toString(version))
                .gauge()
                .value())
        .isPositive();
  }

  @Test
  void whatWasBoughtJustBeforeIsARace() {
    features.history("shopper_history:purchased_items", "ann", LONG_AGO, "p9", "p8");
    features.history(
        "shopper_history:purchased_items", "ann", Instant.now().minusMillis(1), "p9", "p8", "new");

    shop.ask("ann", 3);

    FeatureSkew feature = compared();
    assertThat(feature.getRace().getCount()).isEqualTo(feature.getCompared());
  }

  @Test
  void whatIsServedOtherwiseDiffersAndIsShown() {
    features.history("shopper_history:purchased_items", "ann", LONG_AGO, "p9", "other");

    String ranking = shop.ask("ann", 3).getRankingId();

    FeatureSkew feature = compared();
    assertThat(feature.getDiffering().getCount()).isEqualTo(1);
    assertThat(feature.getDiffering().getLow()).isGreaterThan(0.2);
    assertThat(feature.getExamples(0).getPredictionId()).isEqualTo(ranking);
    assertThat(feature.getExamples(0).getAsked().getTextsList()).containsExactly("p9", "p8");
    assertThat(feature.getExamples(0).getHistory().getTextsList()).containsExactly("p9", "other");
    assertThat(feature.toString()).doesNotContain("ann");
  }

  @Test
  void whileTheFeatureServiceIsAwayThatIsSaid() {
    shop.ask("ann", 3);
    compared();

    features.outage = Outage.DOWN;

    Eventually.until("it is said", () -> found().getNotComparedCount() == 1);
    assertThat(found().getFeaturesList()).isEmpty();
    assertThat(found().getNotCompared(0).getReason())
        .isEqualTo(SkewNotComparedReason.SKEW_NOT_COMPARED_REASON_FEATURE_SERVICE_UNAVAILABLE);
  }
}
