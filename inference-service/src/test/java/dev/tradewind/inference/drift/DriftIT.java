package dev.tradewind.inference.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.inference.v1.AspectDrift;
import dev.tradewind.api.inference.v1.DriftReference;
import dev.tradewind.api.inference.v1.DriftService;
import dev.tradewind.api.inference.v1.GetPredictionDriftRequest;
import dev.tradewind.api.inference.v1.VersionDrift;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.api.ingestion.v1.PredictionTensor;
import dev.tradewind.inference.call.Timestamps;
import dev.tradewind.inference.fixture.FakeEvents;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.TickingClock;
import dev.tradewind.testkit.Eventually;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From answers in the shop's log to whether they have moved. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
@TestProfile(DriftIT.Watching.class)
class DriftIT {

  /** In hours instead of days, as answers are taken with a clock of the test's. */
  public static final class Watching implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "tradewind.inference.drift.enabled", "true",
          "tradewind.inference.drift.since", "36500d",
          "tradewind.inference.drift.reference", "2h",
          "tradewind.inference.drift.window", "1h",
          "tradewind.inference.drift.least", "50");
    }
  }

  private static final String MODEL = "watched";

  @GrpcClient("self")
  DriftService drift;

  @TestHTTPResource("drift")
  URI page;

  @Inject MeterRegistry meters;
  @Inject @GrpcService FakeEvents events;

  private final TickingClock clock = new TickingClock();
  private final Random random = new Random(11);
  private int answers;

  @BeforeEach
  void useAClockOfItsOwn() {
    events.clock = clock;
  }

  @AfterEach
  void mend() {
    events.clock = Clock.systemUTC();
  }

  /** An hour of answers, whose model was asked with histories of about that length. */
  private void hour(int version, int length) {
    for (int minute = 0; minute < 120; minute++) {
      clock.advance(Duration.ofSeconds(30));
      events.take(answer(version, length));
    }
  }

  private Event answer(int version, int length) {
    String id = "d" + version + "-" + answers++;
    List<String> history =
        IntStream.range(0, 1 + random.nextInt(length))
            .mapToObj(item -> "item-" + random.nextInt(10))
            .toList();
    return Event.newBuilder()
        .setEventId("p." + id)
        .setShopperId("shopper-" + answers)
        .setOccurredAt(Timestamps.of(clock.instant()))
        .setPrediction(
            Prediction.newBuilder()
                .setPredictionId(id)
                .setDecision("recommend")
                .setModel(MODEL)
                .setVersion(version)
                .setSampleRate(1)
                .addInputs(PredictionTensor.newBuilder().setName("history").addAllTexts(history))
                .addOutputs(
                    PredictionTensor.newBuilder()
                        .setName("model.scores")
                        .addNumbers((float) random.nextGaussian())))
        .build();
  }

  private VersionDrift of(int version) {
    return drift
        .getPredictionDrift(
            GetPredictionDriftRequest.newBuilder().setModel(MODEL).setWindows(30).build())
        // The first calls of a cold process on a busy machine.
        .onFailure()
        .retry()
        .atMost(10)
        .await()
        .atMost(Duration.ofSeconds(60))
        .getVersionsList()
        .stream()
        .filter(one -> one.getVersion() == version)
        .findFirst()
        .orElse(VersionDrift.getDefaultInstance());
  }

  @Test
  void aShiftIsFoundAndNoneWhereThereIsNone() {
    IntStream.range(0, 5).forEach(hour -> hour(1, 10));
    Eventually.until("windows are over", () -> of(1).getWindowsCount() >= 2);
    assertThat(of(1).getWindowsList()).allMatch(window -> window.getAlarms() == 0);
    assertThat(alarms()).isZero();
    int before = of(1).getWindowsCount();

    IntStream.range(0, 3).forEach(hour -> hour(1, 2));

    Eventually.until("more are over", () -> of(1).getWindowsCount() >= before + 2);
    assertThat(of(1).getReference()).isEqualTo(DriftReference.DRIFT_REFERENCE_OWN_FIRST_ANSWERS);
    AspectDrift worst = of(1).getWindows(0).getAspects(0);
    assertThat(worst.getAspect()).isEqualTo("input.history.length");
    assertThat(worst.getAlarm()).isTrue();
    assertThat(worst.getPValue()).isLessThan(0.001);
    assertThat(worst.getStabilityIndex()).isGreaterThan(worst.getStabilityIndexByChance() + 0.1);
    assertThat(worst.getBinsList()).isNotEmpty();
    assertThat(of(1).getWindows(0).toString()).doesNotContain("shopper-");
    assertThat(alarms()).isPositive();
  }

  @Test
  void thePageIsForWhoeverMayCallAtAll() throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();

    HttpResponse<String> here =
        client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
    HttpResponse<String> elsewhere =
        client.send(
            HttpRequest.newBuilder(page).header("Origin", "https://example.org").build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(here.statusCode()).isEqualTo(200);
    assertThat(here.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(here.body()).contains("Drift and skew", "tradewind.inference.skew.enabled");
    assertThat(elsewhere.statusCode()).isEqualTo(403);
  }

  private double alarms() {
    return meters
        .get("tradewind.inference.drift.alarms")
        .tags("model", MODEL, "version", "1")
        .gauge()
        .value();
  }
}
