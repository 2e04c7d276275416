package dev.tradewind.inference.predictionlog;

import static dev.tradewind.inference.fixture.TestShop.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import dev.tradewind.api.inference.v1.GetVersionOutcomesRequest;
import dev.tradewind.api.inference.v1.GetVersionOutcomesResponse;
import dev.tradewind.api.inference.v1.PredictionLogService;
import dev.tradewind.api.inference.v1.RecommendResponse;
import dev.tradewind.api.inference.v1.VersionOutcomes;
import dev.tradewind.api.ingestion.v1.AddToCart;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.ListedItem;
import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.api.ingestion.v1.PredictionFeature;
import dev.tradewind.api.ingestion.v1.PredictionFeatureStatus;
import dev.tradewind.api.ingestion.v1.PredictionTensor;
import dev.tradewind.api.ingestion.v1.SelectItem;
import dev.tradewind.inference.decision.recommend.RankingWitness;
import dev.tradewind.inference.fixture.FakeEvents;
import dev.tradewind.inference.fixture.FakeFeatures;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.Outage;
import dev.tradewind.inference.fixture.TestShop;
import dev.tradewind.testkit.Eventually;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a ranking through the shop's log to what came of it. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
@TestProfile(PredictionLogIT.EveryRanking.class)
class PredictionLogIT {

  /** All of them, followed. */
  public static final class EveryRanking implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "tradewind.inference.prediction-log.rate", "0",
          "tradewind.inference.prediction-log.models.next-item.rate", "1",
          "tradewind.inference.prediction-log.outcomes", "true");
    }
  }

  @GrpcClient("self")
  PredictionLogService predictions;

  @Inject TestShop shop;
  @Inject RankingWitness witness;
  @Inject MeterRegistry meters;
  @Inject @GrpcService FakeFeatures features;
  @Inject @GrpcService FakeEvents events;

  private long version;

  @BeforeEach
  void openTheShop() {
    version = shop.open();
    features.purchased("ann", "p9", "p8");
  }

  @AfterEach
  void mend() {
    shop.mend();
    events.outage = Outage.NONE;
    events.clock = Clock.systemUTC();
    features.clock = Clock.systemUTC();
  }

  private Optional<Event> logged(RecommendResponse ranking) {
    return events.events().stream()
        .filter(Event::hasPrediction)
        .filter(event -> event.getPrediction().getPredictionId().equals(ranking.getRankingId()))
        .findFirst();
  }

  private static PredictionTensor output(Prediction prediction, String name) {
    return prediction.getOutputsList().stream()
        .filter(output -> output.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Event.Builder happens(String id) {
    Instant now = Instant.now();
    return Event.newBuilder()
        .setEventId(id)
        .setShopperId("ann")
        .setOccurredAt(
            Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()));
  }

  private VersionOutcomes outcomes() {
    GetVersionOutcomesResponse response =
        predictions
            .getVersionOutcomes(
                GetVersionOutcomesRequest.newBuilder().setModel("next-item").build())
            .await()
            .atMost(Duration.ofSeconds(30));
    return response.getVersionsList().stream()
        .filter(one -> one.getVersion() == version)
        .findFirst()
        .orElse(VersionOutcomes.getDefaultInstance());
  }

  @Test
  void aRankingIsLoggedWithWhatItWasMadeFrom() {
    RecommendResponse ranking = shop.ask("ann", 3);

    Eventually.until("it is in the log", () -> logged(ranking).isPresent());
    Event event = logged(ranking).orElseThrow();
    Prediction prediction = event.getPrediction();
    assertThat(event.getShopperId()).isEqualTo("ann");
    assertThat(prediction.getModel()).isEqualTo("next-item");
    assertThat(prediction.getVersion()).isEqualTo(version);
    assertThat(prediction.getSampleRate()).isEqualTo(1);
    assertThat(prediction.getInputs(0).getTextsList()).containsExactly("p9", "p8");
    assertThat(output(prediction, "item_ids").getTextsList()).isEqualTo(ids(ranking));
    assertThat(output(prediction, "scores").getNumbersList()).containsExactly(3f, 2f, 1f);
    assertThat(prediction.toString()).doesNotContain("ann");
  }

  @Test
  void whatTheModelItselfAnsweredIsLoggedBesideWhatWasShown() {
    features.purchased("ann", "m2");

    RecommendResponse ranking = shop.ask("ann", 3, "m1");

    assertThat(ids(ranking)).containsExactly("m3", "p1", "p2");
    Eventually.until("it is in the log", () -> logged(ranking).isPresent());
    Prediction prediction = logged(ranking).orElseThrow().getPrediction();
    assertThat(output(prediction, "item_ids").getTextsList()).containsExactly("m3", "p1", "p2");
    assertThat(output(prediction, "model.item_ids").getTextsList())
        .containsExactly("m1", "m2", "m3");
    assertThat(output(prediction, "model.scores").getNumbersList()).containsExactly(3f, 2f, 1f);
  }

  @Test
  void aFeatureIsLoggedAsItWasReadAndAsOfWhen() {
    Instant noon = Instant.parse("2026-05-01T12:00:00Z");
    features.clock = Clock.fixed(noon, ZoneOffset.UTC);
    features.age("shopper_history:purchased_items", Duration.ofSeconds(90));

    RecommendResponse ranking = shop.ask("ann", 3);

    Eventually.until("it is in the log", () -> logged(ranking).isPresent());
    PredictionFeature.Builder read =
        PredictionFeature.newBuilder()
            .setReadAt(Timestamp.newBuilder().setSeconds(noon.getEpochSecond()));
    assertThat(logged(ranking).orElseThrow().getPrediction().getFeaturesList())
        .containsExactly(
            read.clone()
                .setFeature("shopper_history:purchased_items")
                .setStatus(PredictionFeatureStatus.PREDICTION_FEATURE_STATUS_PRESENT)
                .setAge(Durations.fromSeconds(90))
                .build(),
            read.clone()
                .setFeature("shopper_history:viewed_items")
                .setStatus(PredictionFeatureStatus.PREDICTION_FEATURE_STATUS_DEFAULTED)
                .build());
  }

  @Test
  void ofWhatNoEventCanBeMadeTheAnswerDoesNotFailAndItIsCounted() {
    double before = failed();

    // Nothing that a caller can send does this: a recommendation that is none stands for a defect.
    witness.answered("ann", "ranking", null);

    assertThat(failed()).isEqualTo(before + 1);
  }

  private double failed() {
    Counter counter =
        meters.find("tradewind.inference.predictions.failed").tag("model", "next-item").counter();
    return counter == null ? 0 : counter.count();
  }

  @Test
  void whatNoModelRankedIsNotLogged() {
    RecommendResponse popular = shop.ask("nobody", 3);
    RecommendResponse later = shop.ask("ann", 3);

    Eventually.until("the later one is in the log", () -> logged(later).isPresent());
    assertThat(logged(popular)).isEmpty();
  }

  @Test
  void whatCameOfItIsToldOnceItsTimeIsOver() {
    RecommendResponse ranking = shop.ask("ann", 3);
    String second = ids(ranking).get(1);
    Eventually.until("it is in the log", () -> logged(ranking).isPresent());
    Eventually.until("it is read", () -> outcomes().getPending() == 1);

    events.take(
        happens("click-" + version)
            .setSelectItem(
                SelectItem.newBuilder()
                    .setRankingId(ranking.getRankingId())
                    .setItem(ListedItem.newBuilder().setItemId(second)))
            .build(),
        happens("cart-" + version)
            .setAddToCart(AddToCart.newBuilder().setLine(LineItem.newBuilder().setItemId(second)))
            .build());
    events.clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(25));
    events.take(happens("later-" + version).build());

    Eventually.until("its window is over", () -> outcomes().getPending() == 0);
    VersionOutcomes told = outcomes();
    assertThat(told.getClosed()).isEqualTo(1);
    assertThat(told.getClicked().getCount()).isEqualTo(1);
    assertThat(told.getClicked().getLow()).isCloseTo(0.2065, within(1e-4));
    assertThat(told.getCarted().getShare()).isEqualTo(1);
    assertThat(told.getBought().getCount()).isZero();
    assertThat(told.getMeanReciprocalRank()).isEqualTo(0.5);
    assertThat(told.getRankings(0).getHits().getCount()).as("not at the first place").isZero();
    assertThat(told.getRankings(1).getHits().getCount()).as("among the first five").isOne();
    Eventually.until("metrics tell it", () -> clickedMetric().isPresent());
    assertThat(clickedMetric().orElseThrow().value()).isEqualTo(1);
  }

  private Optional<Gauge> clickedMetric() {
    return Optional.ofNullable(
        meters
            .find("tradewind.inference.outcome.clicked")
            .tag("model", "next-item")
            .tag("version", Long.toString(version))
            .tag("bound", "value")
            .gauge());
  }

  @Test
  void rankingsAreAnsweredWhileTheLogIsAway() {
    events.outage = Outage.DOWN;

    List<String> items = ids(shop.ask("ann", 3));

    assertThat(items).containsExactly("m1", "m2", "m3");
  }
}
