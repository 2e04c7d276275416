package dev.tradewind.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.testkit.PostgresResource;
import dev.tradewind.training.FakeWorkerResource;
import dev.tradewind.training.database.DatabaseContext;
import dev.tradewind.training.domain.DataDescription;
import dev.tradewind.training.domain.DataDescription.FeatureRevision;
import dev.tradewind.training.domain.EpochLoss;
import dev.tradewind.training.domain.FeatureInput;
import dev.tradewind.training.domain.GoldenCheck;
import dev.tradewind.training.domain.Lineage;
import dev.tradewind.training.domain.Metric;
import dev.tradewind.training.domain.ModelVersion;
import dev.tradewind.training.domain.PrivacySpent;
import dev.tradewind.training.domain.RegisteredModel;
import dev.tradewind.training.domain.RunProgress;
import dev.tradewind.training.domain.RunRequest;
import dev.tradewind.training.domain.RunResult;
import dev.tradewind.training.domain.RunState.Cancelled;
import dev.tradewind.training.domain.RunState.Succeeded;
import dev.tradewind.training.domain.TrainableModel;
import dev.tradewind.training.domain.TrainingRun;
import dev.tradewind.training.promotion.domain.Candidate;
import dev.tradewind.training.registry.ModelRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeWorkerResource.class)
class RunStoreIT {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final RunResult RESULT =
      new RunResult(
          7,
          Map.of("epochs", "5"),
          "ab12",
          List.of(new Metric("pinball", 2.5, Double.POSITIVE_INFINITY, "naive", false, true)));

  private static final Lineage LINEAGE =
      new Lineage(
          new DataDescription(
              "feature-service",
              List.of(new FeatureRevision("item_demand", "units_daily", 2)),
              List.of(17L, 4L),
              NOW,
              7,
              List.of(
                  new FeatureInput(
                      "history", "item_demand", 2, "units_daily", "double_list", List.of(), 60L))),
          42,
          Map.of("epochs", "5"),
          "c0de",
          0,
          new PrivacySpent(3.25, 1e-6, 1.1, 1));

  @Inject RunStore store;
  @Inject ModelRegistry registry;
  @Inject DatabaseContext database;
  @Inject TrainingRuns runs;

  @Test
  void aRunIsReadAsItWasWritten() {
    TrainingRun run = inserted(Optional.empty());
    RunProgress progress = new RunProgress("train", 0.5, 3, 1.25, Duration.ofMillis(2_500));
    change(run.id(), current -> current.start(NOW));
    TrainingRun written = change(run.id(), current -> current.advance(progress));

    assertThat(database.await(() -> store.get(run.id()))).isEqualTo(written);
    assertThat(written.progress()).isEqualTo(progress);
    assertThat(written.request()).isEqualTo(run.request());
    assertThat(written.revision()).isEqualTo(3);
  }

  @Test
  void theLossOfEachEpochIsKeptAndTheLatestOfOneEpochCounts() {
    TrainingRun run = inserted(Optional.empty());
    change(run.id(), current -> current.start(NOW));
    for (RunProgress step :
        List.of(
            new RunProgress("train", 0.1, 1, 4.5, null),
            new RunProgress("train", 0.2, 1, 4.25, null),
            new RunProgress("train", 0.3, 2, 3.5, null))) {
      database.await(() -> store.advance(run.id(), step, NOW));
    }

    assertThat(database.await(() -> store.epochs(run.id())))
        .containsExactly(new EpochLoss(1, 4.25, NOW), new EpochLoss(2, 3.5, NOW));
  }

  @Test
  void oneRequestIdIsStoredOnce() {
    Optional<String> requestId = Optional.of(UUID.randomUUID().toString());
    TrainingRun first = inserted(requestId);

    assertThat(database.await(() -> store.insert(queued(), requestId))).isFalse();
    assertThat(database.await(() -> store.findByRequest(requestId.get()))).contains(first);
    assertThat(database.await(() -> store.findByRequest("none"))).isEmpty();
  }

  @Test
  void changesAtTheSameMomentComeOneAfterTheOther() {
    TrainingRun run = inserted(Optional.empty());
    change(run.id(), current -> current.start(NOW));
    List<Uni<TrainingRun>> steps = new ArrayList<>();
    for (int step = 1; step <= 20; step++) {
      RunProgress progress = new RunProgress("train", step / 100.0, step, 0, null);
      steps.add(database.call(() -> store.change(run.id(), current -> current.advance(progress))));
    }

    List<TrainingRun> after =
        Uni.join().all(steps).andFailFast().await().atMost(Duration.ofSeconds(30));

    assertThat(after).extracting(TrainingRun::revision).doesNotHaveDuplicates();
    assertThat(database.await(() -> store.get(run.id())).revision()).isEqualTo(22);
  }

  @Test
  void aRunEndsTogetherWithItsVersion() {
    TrainingRun run = inserted(Optional.empty());
    change(run.id(), current -> current.start(NOW));
    long number = database.await(() -> registry.reserveVersion("demand"));

    TrainingRun ended = complete(run.id(), number);
    TrainingRun repeated = complete(run.id(), number);

    assertThat(ended.state()).isEqualTo(new Succeeded(NOW, RESULT, number, "promoted"));
    assertThat(repeated).isEqualTo(ended);
    ModelVersion registered = database.await(() -> registry.version("demand", number));
    assertThat(registered)
        .isEqualTo(version(run.id(), number).comparedWith(registered.lineage().parentVersion()));
    assertThat(database.await(() -> registry.model("demand")).aliases())
        .containsEntry("champion", number);
  }

  @Test
  void aCancelledRunRegistersNothing() {
    TrainingRun run = inserted(Optional.empty());
    change(run.id(), current -> current.start(NOW));
    long number = database.await(() -> registry.reserveVersion("demand"));
    change(run.id(), current -> current.cancel(NOW));

    TrainingRun ended = complete(run.id(), number);

    assertThat(ended.state()).isEqualTo(new Cancelled(NOW));
    assertThatThrownBy(() -> database.await(() -> registry.version("demand", number)))
        .hasMessage("model demand has no version " + number);
  }

  @Test
  void aFailedRegistrationLeavesTheRunAtWork() {
    TrainingRun run = inserted(Optional.empty());
    change(run.id(), current -> current.start(NOW));

    assertThatThrownBy(
            () ->
                database.await(
                    () ->
                        store.complete(
                            run.id(),
                            (current, promotion) -> current.succeed(NOW, RESULT, 99_999, promotion),
                            new Candidate(unknownModel(run.id()), Candidate.Artifact.GONE),
                            NOW)))
        .isNotNull();

    assertThat(database.await(() -> store.get(run.id())).isRunning()).isTrue();
    change(run.id(), current -> current.cancel(NOW));
  }

  @Test
  void aNumberIsNeverGivenTwice() {
    List<Uni<Long>> reservations = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      reservations.add(database.call(() -> registry.reserveVersion("intent")));
    }

    assertThat(Uni.join().all(reservations).andFailFast().await().atMost(Duration.ofSeconds(30)))
        .doesNotHaveDuplicates();
  }

  @Test
  void aRunThatADeadServiceLeftBehindIsExecutedAfterTheNextStart() {
    TrainingRun run = inserted(Optional.empty());
    change(run.id(), current -> current.start(NOW));

    runs.takeUp();

    TrainingRun ended = database.await(() -> store.get(run.id()));
    while (!ended.hasEnded()) {
      long revision = ended.revision();
      ended =
          database
              .call(() -> runs.watch(run.id(), revision, Duration.ofSeconds(20)))
              .await()
              .atMost(Duration.ofSeconds(30));
    }
    assertThat(ended.state()).isInstanceOf(Succeeded.class);
  }

  @Test
  void allModelsAreListedWithOrWithoutVersions() {
    assertThat(database.await(registry::models))
        .extracting(RegisteredModel::name)
        .containsExactlyElementsOf(TrainableModel.all())
        .contains("demand", "next-item", "search-rank", "vision");
  }

  private TrainingRun complete(String runId, long number) {
    return database.await(
        () ->
            store.complete(
                runId,
                (current, promotion) -> current.succeed(NOW, RESULT, number, promotion),
                new Candidate(version(runId, number), new Candidate.Artifact("cd34", false)),
                NOW));
  }

  private TrainingRun change(String runId, java.util.function.UnaryOperator<TrainingRun> step) {
    return database.await(() -> store.change(runId, step));
  }

  private TrainingRun inserted(Optional<String> requestId) {
    TrainingRun run = queued();
    assertThat(database.await(() -> store.insert(run, requestId))).isTrue();
    return run;
  }

  private static TrainingRun queued() {
    return TrainingRun.queued(
        UUID.randomUUID().toString(),
        new RunRequest("intent", 7, Map.of("epochs", "5", "mode", "succeed")),
        NOW);
  }

  private static ModelVersion version(String runId, long number) {
    return new ModelVersion(
        "demand",
        number,
        "file:/a/",
        "cd34",
        RESULT.metrics(),
        runId,
        "ab12",
        NOW,
        LINEAGE,
        new GoldenCheck(3, 3, List.of()));
  }

  private static ModelVersion unknownModel(String runId) {
    return new ModelVersion(
        "none", 99_999, "file:/a/", "cd34", List.of(), runId, "ab12", NOW, LINEAGE, null);
  }
}
