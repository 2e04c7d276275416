package dev.tradewind.training.impression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.training.v1.ModelService;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.testkit.PostgresResource;
import dev.tradewind.training.FakeEventLog;
import dev.tradewind.training.FakeWorkerResource;
import dev.tradewind.training.registry.RegistryCalls;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A shop that sends no impressions learns from the rankings that inference logs. */
@QuarkusTest
@TestProfile(LoggedRankingsIT.Rankings.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeWorkerResource.class)
class LoggedRankingsIT {

  /** Rankings for impressions, of the page that they have. */
  public static class Rankings implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "tradewind.training.impressions.source", "prediction",
          "tradewind.training.impressions.window", "2h");
    }
  }

  @GrpcClient("training")
  TrainingService training;

  @GrpcClient("training")
  ModelService models;

  @Inject @GrpcService FakeEventLog log;

  @Test
  void eachItemOfARankingCountsAsShownInItsPlace() throws IOException {
    List<Event> events = ShownShop.events(Instant.now().minus(Duration.ofHours(20)), "anyone", 2);
    events.stream().filter(event -> !event.hasImpression()).forEach(log::add);

    RegistryCalls calls = new RegistryCalls(training, models, "ctr");
    TrainingRun run = calls.train(Map.of());

    List<Event> rankings = events.stream().filter(Event::hasPrediction).toList();
    assertThat(calls.version(run.getVersion()).getLineage().getRows())
        .isEqualTo((long) rankings.size() * ShownShop.SHOWN);
    String first = rankings.get(0).getPrediction().getOutputs(0).getTexts(0);
    assertThat(ArtefactOfFakeWorker.dataLines(calls.version(run.getVersion())))
        .anyMatch(line -> line.contains(",anyone-0," + first + ",1,"));
  }
}
