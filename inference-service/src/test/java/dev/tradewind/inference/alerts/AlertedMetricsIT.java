package dev.tradewind.inference.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.api.ingestion.v1.PredictionOutcome;
import dev.tradewind.api.ingestion.v1.PredictionTensor;
import dev.tradewind.inference.alerts.AlertRules.Series;
import dev.tradewind.inference.call.Timestamps;
import dev.tradewind.inference.fixture.FakeEvents;
import dev.tradewind.inference.fixture.FakeFeatures;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.TestShop;
import dev.tradewind.testkit.Eventually;
import io.quarkus.grpc.GrpcService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What alerts and documentation name is what the service exposes. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
@TestProfile(AlertedMetricsIT.AllFollowed.class)
class AlertedMetricsIT {

  /** In hours instead of days. */
  public static final class AllFollowed implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "tradewind.inference.prediction-log.rate", "1",
          "tradewind.inference.prediction-log.outcomes", "true",
          "tradewind.inference.prediction-log.window", "1h",
          "tradewind.inference.skew.enabled", "true",
          "tradewind.inference.skew.settling", "1ms",
          "tradewind.inference.skew.interval", "50ms",
          "tradewind.inference.drift.enabled", "true",
          "tradewind.inference.drift.reference", "1h",
          "tradewind.inference.drift.window", "1h",
          "tradewind.inference.drift.least", "20");
    }
  }

  private static final int SHOPPERS = 50;
  private static final int PATIENCE_MILLIS = 30_000;

  @Inject TestShop shop;
  @Inject @GrpcService FakeEvents events;
  @Inject @GrpcService FakeFeatures features;

  @TestHTTPResource(value = "metrics", management = true)
  URL metrics;

  private int answers;

  @AfterEach
  void mend() {
    events.clock = Clock.systemUTC();
    shop.mend();
  }

  private Event.Builder event(String id) {
    return Event.newBuilder()
        .setEventId(id)
        .setShopperId("shopper-" + answers++)
        .setOccurredAt(Timestamps.of(events.clock.instant()));
  }

  private static Prediction.Builder prediction(String model, String id, long version) {
    return Prediction.newBuilder()
        .setPredictionId(id)
        .setModel(model)
        .setVersion(version)
        .setSampleRate(1);
  }

  /** Two versions rank, each for as many shoppers as a reference or a window takes. */
  private void rank(long version) {
    String id = "r" + answers;
    events.take(
        event("p." + id)
            .setPrediction(
                prediction("ranks", id, version)
                    .setDecision("recommend")
                    .addInputs(PredictionTensor.newBuilder().setName("history").addTexts("item-1"))
                    .addOutputs(
                        PredictionTensor.newBuilder().setName("item_ids").addTexts("item-2")))
            .build());
  }

  /** One foretold happened, and one did not; of a number, what it was. */
  private void foretell(String model, PredictionOutcome.Builder outcome) {
    String id = "f" + answers;
    events.take(
        event("p." + id)
            .setPrediction(
                prediction(model, id, 1)
                    .setDecision("predict")
                    .addOutputs(PredictionTensor.newBuilder().setName("y").addNumbers(.5f)))
            .build(),
        event("o." + id).setPredictionOutcome(outcome.setPredictionId(id)).build());
  }

  private List<String> exposed() throws IOException {
    URLConnection connection = metrics.openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    try (InputStream answer = connection.getInputStream()) {
      return new String(answer.readAllBytes(), UTF_8).lines().toList();
    }
  }

  @Test
  void whatAlertsAndDocumentationNameIsExposed() throws Exception {
    List<Series> named = AlertRules.series();
    assertThat(named).hasSizeGreaterThan(10);

    shop.open();
    features.purchased("ann", "p9", "p8");
    shop.ask("ann", 3);
    for (int hours = 20; hours > 0; hours -= 2) {
      events.clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(-hours));
      IntStream.range(0, SHOPPERS).forEach(shopper -> rank(1 + shopper % 2));
      foretell("foretells", PredictionOutcome.newBuilder().setHappened(hours % 4 == 0));
      foretell("measures", PredictionOutcome.newBuilder().setValue(hours));
    }

    for (Series one : named) {
      Eventually.until(one + " is exposed", () -> isExposed(one));
    }
  }

  private boolean isExposed(Series one) {
    try {
      return exposed().stream().anyMatch(one::matches);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
