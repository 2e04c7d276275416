package dev.tradewind.training.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.training.domain.RunState.Cancelled;
import dev.tradewind.training.domain.RunState.Failed;
import dev.tradewind.training.domain.RunState.Queued;
import dev.tradewind.training.domain.RunState.Running;
import dev.tradewind.training.domain.RunState.Succeeded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TrainingRunTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final RunResult RESULT = new RunResult(7, Map.of("epochs", "5"), "ab", List.of());
  private static final String PROMOTED = "promoted";

  private final TrainingRun queued =
      TrainingRun.queued("run", new RunRequest("next-item", 42, Map.of()), NOW);

  @Test
  void aRunGoesFromTheQueueToItsVersion() {
    TrainingRun running =
        queued.start(NOW.plusSeconds(1)).advance(new RunProgress("train", 0.5, 2, 1.5, null));
    TrainingRun ended = running.succeed(NOW.plusSeconds(9), RESULT, 3, PROMOTED);

    assertThat(queued.state()).isEqualTo(new Queued());
    assertThat(running.state()).isEqualTo(new Running());
    assertThat(running.startedAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(ended.state()).isEqualTo(new Succeeded(NOW.plusSeconds(9), RESULT, 3, "promoted"));
    assertThat(ended.progress().fraction()).isEqualTo(1);
    assertThat(ended.revision()).isEqualTo(4);
    assertThat(ended.hasMade(3)).isTrue();
    assertThat(ended.hasMade(4)).isFalse();
  }

  @Test
  void aCancelledRunTakesNoResultAnyMore() {
    TrainingRun cancelled = queued.start(NOW).cancel(NOW);

    assertThat(cancelled.state()).isEqualTo(new Cancelled(NOW));
    assertThat(cancelled.succeed(NOW, RESULT, 1, PROMOTED)).isSameAs(cancelled);
    assertThat(cancelled.fail(NOW, "worker ended by signal 15")).isSameAs(cancelled);
  }

  @Test
  void aRunThatWaitsCannotSucceed() {
    assertThat(queued.succeed(NOW, RESULT, 1, PROMOTED)).isSameAs(queued);
    assertThat(queued.advance(RunProgress.DATASET)).isSameAs(queued);
  }

  @Test
  void aRunOfADeadServiceWaitsAgainFromTheStart() {
    TrainingRun again =
        queued.start(NOW).advance(new RunProgress("train", 0.5, 2, 1.5, null)).requeue();

    assertThat(again.state()).isEqualTo(new Queued());
    assertThat(again.startedAt()).isNull();
    assertThat(again.progress()).isEqualTo(RunProgress.NONE);
    assertThat(again.revision()).isEqualTo(4);
  }

  @Test
  void aRunThatFailedOrWasCancelledCanBeResumedAndOneThatSucceededCannot() {
    TrainingRun failed = queued.start(NOW).fail(NOW, "why");
    TrainingRun succeeded = queued.start(NOW).succeed(NOW, RESULT, 1, PROMOTED);

    assertThat(failed.resume().state()).isEqualTo(new Queued());
    assertThat(failed.resume().startedAt()).isNull();
    assertThat(failed.resume().revision()).isEqualTo(failed.revision() + 1);
    assertThat(queued.cancel(NOW).resume().state()).isEqualTo(new Queued());
    assertThat(succeeded.resume()).isSameAs(succeeded);
    assertThat(queued.resume()).isSameAs(queued);
  }

  @Property
  void whateverHappensRevisionsRiseWithChangesAndEndsAreFinal(
      @ForAll List<@IntRange(max = 5) Integer> steps) {
    TrainingRun run = queued;
    for (int step : steps) {
      TrainingRun next = step(run, step);
      if (next.equals(run)) {
        continue;
      }
      assertThat(run.hasEnded()).isFalse();
      assertThat(next.revision()).isEqualTo(run.revision() + 1);
      run = next;
    }
  }

  private static TrainingRun step(TrainingRun run, int which) {
    return switch (which) {
      case 0 -> run.start(NOW);
      case 1 -> run.advance(RunProgress.DATASET);
      case 2 -> run.succeed(NOW, RESULT, 1, PROMOTED);
      case 3 -> run.fail(NOW, "why");
      case 4 -> run.cancel(NOW);
      default -> run.requeue();
    };
  }

  @Test
  void failuresKeepTheirReason() {
    assertThat(queued.fail(NOW, "no data").state()).isEqualTo(new Failed(NOW, "no data"));
  }
}
