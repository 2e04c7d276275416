package dev.tradewind.training.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.training.v1.GetModelVersionRequest;
import dev.tradewind.api.training.v1.ModelService;
import dev.tradewind.api.training.v1.ModelVersion;
import dev.tradewind.api.training.v1.RunState;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.testkit.PostgresResource;
import dev.tradewind.training.FakeShop;
import dev.tradewind.training.FakeWorkerResource;
import dev.tradewind.training.artifact.FileTrees;
import dev.tradewind.training.settings.TrainingSettings;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeWorkerResource.class)
class TrainingServiceIT {

  @GrpcClient("training")
  TrainingService training;

  @GrpcClient("training")
  ModelService models;

  @Inject FakeShop shop;
  @Inject RunWatchers watchers;
  @Inject TrainingSettings settings;

  private Calls calls;

  @BeforeEach
  void setUp() {
    calls = new Calls(training);
    shop.shoppers(20);
    shop.down(false);
  }

  @Test
  void aRunEndsWithAVersionThatServesFromItsPlace() throws IOException {
    TrainingRun run = calls.create("next-item", "succeed");
    assertThat(run.getState()).isEqualTo(RunState.RUN_STATE_QUEUED);
    assertThat(run.getSeed()).isEqualTo(42);

    TrainingRun ended = calls.untilEnded(run.getRunId());

    assertThat(ended.getState()).isEqualTo(RunState.RUN_STATE_SUCCEEDED);
    assertThat(ended.getPromotion()).isEqualTo("promoted");
    assertThat(ended.getExamples()).isEqualTo(20);
    assertThat(ended.getParametersMap()).containsEntry("epochs", "5");
    assertThat(ended.getMetrics(0).getFloorName()).isEqualTo("popularity");
    assertThat(ended.getProgress().getFraction()).isEqualTo(1);
    assertThat(ended.hasStartedAt()).isTrue();
    assertThat(ended.hasFinishedAt()).isTrue();
    ModelVersion champion = champion("next-item");
    assertThat(champion.getVersion()).isEqualTo(ended.getVersion());
    assertThat(champion.getRunId()).isEqualTo(run.getRunId());
    assertThat(champion.getAliasesList()).contains("champion");
    assertThat(champion.getDataFingerprint()).isEqualTo(ended.getDataFingerprint());
    Path place = Path.of(URI.create(champion.getArtifactUri()));
    assertThat(place).isEqualTo(settings.artifacts().resolve("next-item/" + ended.getVersion()));
    assertThat(champion.getArtifactDigest()).isEqualTo(FileTrees.digest(place));
    assertThat(Files.readAllLines(place.resolve("variables/variables.index"), UTF_8))
        .hasSize(20)
        .contains("shopper-2 item-0 item-1 item-2")
        .noneMatch(line -> line.startsWith("shopper-0 "));
  }

  @Test
  void theSameDataAndSeedGiveTheSameModel() {
    String first = calls.untilEnded(calls.create("demand", "succeed").getRunId()).getRunId();
    String one = champion("demand").getArtifactDigest();
    String second = calls.untilEnded(calls.create("demand", "succeed").getRunId()).getRunId();

    assertThat(second).isNotEqualTo(first);
    assertThat(champion("demand").getRunId()).isEqualTo(second);
    assertThat(champion("demand").getArtifactDigest()).isEqualTo(one);
  }

  @Test
  void demandIsTrainedOnSeriesFromTheFirstSaleOn() throws IOException {
    calls.untilEnded(calls.create("demand", "succeed").getRunId());

    Path place = Path.of(URI.create(champion("demand").getArtifactUri()));
    assertThat(place.resolve("variables/variables.index"))
        .hasContent("tea,2026-03-03,2\ntin,2026-03-02,1,1");
  }

  @Test
  void intentIsTrainedOnTheSentencesOfTheSettings() {
    TrainingRun ended = calls.untilEnded(calls.create("intent", "succeed").getRunId());

    assertThat(ended.getState()).isEqualTo(RunState.RUN_STATE_SUCCEEDED);
    assertThat(ended.getExamples()).isEqualTo(41);
  }

  @Test
  void aModelBelowItsFloorIsRegisteredAndNotPromoted() {
    calls.untilEnded(calls.create("intent", "succeed").getRunId());
    long before = champion("intent").getVersion();

    TrainingRun ended = calls.untilEnded(calls.create("intent", "below-floor").getRunId());

    assertThat(ended.getState()).isEqualTo(RunState.RUN_STATE_SUCCEEDED);
    assertThat(ended.getPromotion())
        .startsWith("not promoted: floor: ndcg_at_10 is 0.0100 (no interval), worse than 0.0500");
    assertThat(ended.getVersion()).isGreaterThan(before);
    assertThat(champion("intent").getVersion()).isEqualTo(before);
  }

  @Test
  void tooLittleDataIsSaidInWords() {
    shop.shoppers(0);

    TrainingRun ended = calls.untilEnded(calls.create("next-item", "succeed").getRunId());

    assertThat(ended.getState()).isEqualTo(RunState.RUN_STATE_FAILED);
    assertThat(ended.getError())
        .startsWith("the data set has 0 shoppers with purchases")
        .endsWith("send events first");
  }

  @Test
  void aFeatureServiceThatIsDownFailsTheRunInWords() {
    shop.down(true);

    TrainingRun ended = calls.untilEnded(calls.create("demand", "succeed").getRunId());

    assertThat(ended.getState()).isEqualTo(RunState.RUN_STATE_FAILED);
    assertThat(ended.getError())
        .isEqualTo("the feature service did not give the data set: UNAVAILABLE");
  }

  @Test
  void whatTheWorkerRefusesIsTheRunsError() {
    assertThat(calls.untilEnded(calls.create("intent", "refuse").getRunId()).getError())
        .isEqualTo("PARAMETER_INVALID: epochs: -1");
  }

  @Test
  void aCrashIsToldWithTheWorkersLastWordsAndRegistersNothing() throws IOException {
    List<Path> before = versionsOnDisk("intent");

    TrainingRun crashed = calls.untilEnded(calls.create("intent", "crash").getRunId());
    TrainingRun lied = calls.untilEnded(calls.create("intent", "lie").getRunId());
    TrainingRun silent = calls.untilEnded(calls.create("intent", "silent").getRunId());

    assertThat(crashed.getError())
        .contains("by signal 6")
        .contains("A fatal error has been detected by the Java Runtime Environment");
    assertThat(lied.getError()).contains("with exit code 3");
    assertThat(silent.getError()).contains("with exit code 0").contains("no result");
    assertThat(versionsOnDisk("intent")).isEqualTo(before);
  }

  @Test
  void aKilledWorkerFailsItsRun() {
    String runId = calls.create("intent", "hang").getRunId();
    calls.untilTraining(runId);

    worker(runId).destroyForcibly();

    assertThat(calls.untilEnded(runId).getError()).contains("by signal 9 (killed");
  }

  @Test
  void aRunAtWorkIsCancelledWithItsProcess() {
    String runId = calls.create("intent", "hang").getRunId();
    calls.untilTraining(runId);
    ProcessHandle worker = worker(runId);

    TrainingRun cancelled = calls.cancel(runId);

    assertThat(cancelled.getState()).isEqualTo(RunState.RUN_STATE_CANCELLED);
    worker.onExit().orTimeout(20, SECONDS).join();
    assertThat(calls.cancel(runId)).isEqualTo(cancelled);
    assertThat(calls.untilEnded(calls.create("intent", "succeed").getRunId()).getState())
        .isEqualTo(RunState.RUN_STATE_SUCCEEDED);
  }

  @Test
  void newsOfAChangeThatWasReadAlreadyAnswersNobody() {
    String runId = calls.create("intent", "hang").getRunId();
    TrainingRun atWork = calls.untilTraining(runId);
    var waiting = calls.watch(runId, atWork.getRevision(), 30).subscribeAsCompletionStage();
    long patience = System.nanoTime() + SECONDS.toNanos(20);
    while (watchers.count() == 0 && System.nanoTime() < patience) {
      Thread.onSpinWait();
    }
    assertThat(watchers.count()).isEqualTo(1);

    watchers.changed(runId);
    calls.cancel(runId);

    assertThat(waiting.orTimeout(20, SECONDS).join().getState())
        .isEqualTo(RunState.RUN_STATE_CANCELLED);
  }

  @Test
  void whoWatchesIsWokenAndWhoWaitsInVainIsAnswered() {
    String runId = calls.create("intent", "hang").getRunId();
    TrainingRun atWork = calls.untilTraining(runId);

    assertThat(Calls.await(calls.watch(runId, atWork.getRevision(), 0))).isEqualTo(atWork);
    assertThat(Calls.await(calls.watch(runId, 0, 30))).isEqualTo(atWork);
    var woken = calls.watch(runId, atWork.getRevision(), 30).subscribeAsCompletionStage();
    calls.cancel(runId);

    assertThat(woken.orTimeout(20, SECONDS).join().getState())
        .isEqualTo(RunState.RUN_STATE_CANCELLED);
  }

  private ModelVersion champion(String model) {
    return Calls.await(
            models.getModelVersion(
                GetModelVersionRequest.newBuilder().setModel(model).setAlias("champion").build()))
        .getModelVersion();
  }

  private static ProcessHandle worker(String runId) {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains(runId))
        .findFirst()
        .orElseThrow();
  }

  private List<Path> versionsOnDisk(String model) throws IOException {
    Path directory = settings.artifacts().resolve(model);
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> versions = Files.list(directory)) {
      return versions.sorted().toList();
    }
  }
}
