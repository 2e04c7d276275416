package dev.tradewind.inference.predictionlog.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.inference.v1.CalibrationBin;
import dev.tradewind.api.inference.v1.GetVersionOutcomesRequest;
import dev.tradewind.api.inference.v1.PredictionLogService;
import dev.tradewind.api.inference.v1.VersionOutcomes;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.PredictionOutcome;
import dev.tradewind.inference.fixture.FakeEvents;
import dev.tradewind.inference.fixture.HttpDoor;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.ServedDirectory;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.testkit.Eventually;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a question to a model through the shop's log to how good the answer was. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
@TestProfile(CallOutcomesIT.Followed.class)
class CallOutcomesIT {

  /** One model's answers, followed. */
  public static final class Followed implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      String prefix = "tradewind.inference.prediction-log.";
      return Map.of(
          prefix + "outcomes", "true",
          prefix + "models.half.calls", "true",
          prefix + "models.half.rate", "1");
    }
  }

  @GrpcClient("self")
  PredictionLogService predictions;

  @Inject ServedModels served;
  @Inject @GrpcService FakeEvents events;

  @ConfigProperty(name = "tradewind.inference.directory.path")
  Path directory;

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @BeforeEach
  void serve() {
    ServedDirectory.serve(directory, served);
  }

  private HttpDoor http() {
    return new HttpDoor(port);
  }

  private static Event event(PredictionOutcome.Builder outcome) {
    return Event.newBuilder()
        .setEventId("o." + outcome.getPredictionId() + "." + outcome.getRow())
        .setPredictionOutcome(outcome)
        .build();
  }

  private static PredictionOutcome.Builder outcome(String id, int row) {
    return PredictionOutcome.newBuilder()
        .setPredictionId(id)
        .setRow(row)
        .setObservedAt(Timestamp.getDefaultInstance());
  }

  private long labelled() {
    return half().getBinary().getCalibrationList().stream()
        .mapToLong(CalibrationBin::getCount)
        .sum();
  }

  private VersionOutcomes half() {
    return predictions
        .getVersionOutcomes(GetVersionOutcomesRequest.newBuilder().setModel("half").build())
        .await()
        .atMost(Duration.ofSeconds(30))
        .getVersionsList()
        .stream()
        .findFirst()
        .orElse(VersionOutcomes.getDefaultInstance());
  }

  @Test
  void whatTurnsOutIsToldOfTheVersionThatForetoldIt() throws Exception {
    String id =
        HttpDoor.predictionId(http().post("/v1/models/half:predict", "{\"instances\": [-5, -4]}"));
    Eventually.until("it is read", () -> half().getCalls() > 0);

    events.take(event(outcome(id, 0).setHappened(true)), event(outcome(id, 1).setHappened(false)));

    Eventually.until("both are known", () -> labelled() == 2);
    assertThat(half().getCalls()).isPositive();
    assertThat(half().getBinary().getAuc().getValue()).isZero();
    assertThat(half().getBinary().getBrierScore().getValue()).isEqualTo(0.625);
  }

  @Test
  void aPageShowsIt() throws Exception {
    assertThat(
            HttpDoor.predictionId(http().post("/v1/models/half:predict", "{\"instances\": [4]}")))
        .isNotEmpty();
    Eventually.until("it is read", () -> half().getCalls() > 0);

    assertThat(http().get("/predictions").body())
        .contains("<a href=\"/predictions/half\">half</a>");
    HttpResponse<String> page = http().get("/predictions/half");
    assertThat(page.body()).contains("<h1>half</h1>");
    assertThat(page.headers().firstValue("content-security-policy")).isPresent();
    assertThat(http().get("/predictions/%3Cscript%3E").body())
        .contains("No answer of it is in the log")
        .doesNotContain("<script>");
  }
}
