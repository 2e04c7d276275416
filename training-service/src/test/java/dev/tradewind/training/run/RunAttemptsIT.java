package dev.tradewind.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.training.v1.GetTrainingRunLogResponse;
import dev.tradewind.api.training.v1.LogLine;
import dev.tradewind.api.training.v1.RunState;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.testkit.Eventually;
import dev.tradewind.testkit.PostgresResource;
import dev.tradewind.training.FakeShop;
import dev.tradewind.training.FakeWorkerResource;
import dev.tradewind.training.settings.TrainingSettings;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeWorkerResource.class)
class RunAttemptsIT {

  @GrpcClient("training")
  TrainingService training;

  @Inject FakeShop shop;
  @Inject TrainingSettings settings;

  private Calls calls;

  @BeforeEach
  void setUp() {
    calls = new Calls(training);
    shop.shoppers(20);
    shop.down(false);
  }

  @Test
  void aFailedRunGoesOnFromItsCheckpointOnTheSameData() {
    String runId = calls.create("next-item", "checkpoint").getRunId();
    TrainingRun failed = calls.untilEnded(runId);
    assertThat(failed.getState()).isEqualTo(RunState.RUN_STATE_FAILED);
    assertThat(failed.getError())
        .contains("by signal 9 (killed")
        .endsWith("its last words: fake worker in mode checkpoint | killed after step 1");
    shop.shoppers(30);

    TrainingRun waiting = calls.resume(runId);
    TrainingRun ended = calls.untilEnded(runId);

    assertThat(waiting.getRunId()).isEqualTo(runId);
    assertThat(waiting.getRevision()).isGreaterThan(failed.getRevision());
    assertThat(waiting.getError()).isEmpty();
    assertThat(ended.getState()).isEqualTo(RunState.RUN_STATE_SUCCEEDED);
    assertThat(ended.getExamples()).isEqualTo(20);
    assertThat(calls.log(runId, 0, 0).getLinesList())
        .extracting(LogLine::getText)
        .containsExactly(
            "golden requests of held-out shoppers alone: the log has no requests"
                + " (tradewind.inference.prediction-log.rate)",
            "without brands and categories of items: no event has said any",
            "fake worker in mode checkpoint",
            "killed after step 1",
            "fake worker in mode checkpoint",
            "goes on from step 1");
    Path output = settings.artifacts().resolve(".runs").resolve(runId).resolve("output");
    Eventually.until("what it wrote is removed", () -> Files.notExists(output));
  }

  @Test
  void aCancelledRunIsResumedOnceItsProcessHasEnded() {
    String runId = calls.create("next-item", "checkpoint-and-hang").getRunId();
    calls.until(runId, run -> run.getProgress().getPhase().equals("evaluate"));
    calls.cancel(runId);

    calls.resume(runId);

    assertThat(calls.untilEnded(runId).getState()).isEqualTo(RunState.RUN_STATE_SUCCEEDED);
  }

  @Test
  void aRunWithoutACheckpointBeginsAnew() {
    String runId = calls.create("next-item", "crash").getRunId();
    calls.untilEnded(runId);
    shop.shoppers(0);

    calls.resume(runId);

    assertThat(calls.untilEnded(runId).getError()).contains("has 0 shoppers with purchases");
  }

  @Test
  void aRunThatHasItsVersionIsNotResumedAndOneAtWorkStaysAsItIs() {
    String succeeded = calls.create("intent", "succeed").getRunId();
    calls.untilEnded(succeeded);
    assertThatThrownBy(() -> calls.resume(succeeded))
        .satisfies(
            done -> assertThat(Calls.reason(done)).isEqualTo("FAILED_PRECONDITION RUN_SUCCEEDED"));

    String runId = calls.create("intent", "hang").getRunId();
    TrainingRun atWork = calls.untilTraining(runId);
    assertThat(calls.resume(runId)).isEqualTo(atWork);
    calls.cancel(runId);
  }

  @Test
  void memoryThatRanOutIsTheReason() {
    assertThat(calls.untilEnded(calls.create("intent", "out-of-memory").getRunId()).getError())
        .startsWith("OUT_OF_MEMORY: Exception in thread: java.lang.OutOfMemoryError")
        .contains("tradewind.training.worker-heap")
        .contains("with exit code 3");
  }

  @Test
  void theLogIsReadPageByPage() {
    String runId = calls.create("intent", "crash").getRunId();
    calls.untilEnded(runId);

    GetTrainingRunLogResponse first = calls.log(runId, 0, 1);
    GetTrainingRunLogResponse second = calls.log(runId, first.getLines(0).getNumber(), 1);

    assertThat(first.getLines(0).getText()).isEqualTo("fake worker in mode crash");
    assertThat(first.getLines(0).hasTime()).isTrue();
    assertThat(first.getMore()).isTrue();
    assertThat(second.getLines(0).getText()).startsWith("# A fatal error");
    assertThat(second.getMore()).isFalse();
    assertThat(calls.log(runId, 2, 1).getLinesList()).isEmpty();
    assertThatThrownBy(() -> calls.log("none", 0, 0))
        .satisfies(unknown -> assertThat(Calls.reason(unknown)).isEqualTo("NOT_FOUND RUN_UNKNOWN"));
  }
}
