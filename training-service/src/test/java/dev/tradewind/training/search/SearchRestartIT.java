package dev.tradewind.training.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.training.v1.GetTrainingRunLogRequest;
import dev.tradewind.api.training.v1.LogLine;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.testkit.PostgresResource;
import dev.tradewind.training.FakeShop;
import dev.tradewind.training.FakeWorkerResource;
import dev.tradewind.training.database.DatabaseContext;
import dev.tradewind.training.domain.RunPurpose.Trial;
import dev.tradewind.training.domain.RunRequest;
import dev.tradewind.training.domain.TrainingRun;
import dev.tradewind.training.run.RunResumption;
import dev.tradewind.training.run.RunStore;
import dev.tradewind.training.search.domain.Halving;
import dev.tradewind.training.search.domain.ParameterRange.Choice;
import dev.tradewind.training.search.domain.Search;
import dev.tradewind.training.search.domain.SearchCourse;
import dev.tradewind.training.search.domain.SearchPlan;
import dev.tradewind.training.search.domain.SearchStep.Train;
import dev.tradewind.training.search.domain.SearchStep.TrialRun;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A search whose service was killed: what is in the database is all that is left of it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeWorkerResource.class)
class SearchRestartIT {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final SearchPlan PLAN =
      new SearchPlan(
          "next-item",
          42,
          Map.of(),
          List.of(new Choice("validation", List.of("0.1", "0.2", "0.3", "0.4"))),
          new Halving(4, 1, 4, 2),
          2);

  @GrpcClient("training")
  TrainingService training;

  @Inject SearchStore searches;
  @Inject SearchConductor conductor;
  @Inject SearchWork work;
  @Inject Searches callers;
  @Inject RunStore runs;
  @Inject RunResumption resumption;
  @Inject DatabaseContext database;
  @Inject FakeShop shop;

  @BeforeEach
  void setUp() {
    shop.shoppers(20);
    shop.down(false);
  }

  @Test
  void itGoesOnAndNoTrialIsLostOrTrainedTwice() {
    Search search = Search.begun(UUID.randomUUID().toString(), PLAN, NOW);
    assertThat(database.await(() -> searches.insert(search, Optional.empty(), 100))).isTrue();
    List<TrialRun> begun = ((Train) SearchCourse.next(PLAN, Map.of())).trials();
    String atWork = leave(search, begun.get(0));
    database.await(() -> runs.change(atWork, run -> run.start(NOW)));
    leave(search, begun.get(1));

    resumption.resume(new StartupEvent());
    conductor.begin(new StartupEvent());

    Searches.Found found = ended(search.id());
    assertThat(found.search().state()).as(found.search().error()).isEqualTo(Search.State.SUCCEEDED);
    List<TrainingRun> trials =
        found.runs().all().stream()
            .filter(run -> run.request().purpose() instanceof Trial)
            .toList();
    assertThat(trials)
        .extracting(run -> ((Trial) run.request().purpose()).rung())
        .containsExactlyInAnyOrder(1, 1, 1, 1, 2, 2, 3);
    assertThat(trials).extracting(run -> run.request().purpose()).doesNotHaveDuplicates();
    assertThat(trials)
        .allSatisfy(
            run ->
                assertThat(log(run.id()))
                    .filteredOn(line -> line.startsWith("learns epochs"))
                    .hasSize(1));
  }

  /** As the service wrote it down before it was killed. */
  private String leave(Search search, TrialRun trial) {
    TrainingRun run =
        TrainingRun.queued(
            UUID.randomUUID().toString(),
            new RunRequest(
                "next-item",
                42,
                trial.parameters(),
                new Trial(search.id(), trial.trial(), trial.rung(), 4)),
            NOW);
    String request = search.id() + "/" + trial.rung() + "/" + trial.trial();
    assertThat(database.await(() -> runs.insert(run, Optional.of(request)))).isTrue();
    return run.id();
  }

  private Searches.Found ended(String searchId) {
    Searches.Found found = callers.get(searchId).await().atMost(Duration.ofSeconds(60));
    while (found.search().isRunning()) {
      long revision = found.revision();
      found =
          callers
              .watch(searchId, revision, Duration.ofSeconds(20))
              .await()
              .atMost(Duration.ofSeconds(60));
      assertThat(found.revision()).as(found.toString()).isGreaterThan(revision);
    }
    return found;
  }

  private List<String> log(String runId) {
    return training
        .getTrainingRunLog(GetTrainingRunLogRequest.newBuilder().setRunId(runId).build())
        .await()
        .atMost(Duration.ofSeconds(60))
        .getLinesList()
        .stream()
        .map(LogLine::getText)
        .toList();
  }
}
