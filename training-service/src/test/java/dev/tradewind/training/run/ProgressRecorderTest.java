package dev.tradewind.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.training.domain.RunProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressRecorderTest {

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final List<Double> recorded = new ArrayList<>();
  private final ProgressRecorder recorder =
      new ProgressRecorder(
          new StepClock(), Duration.ofSeconds(1), step -> recorded.add(step.fraction()));

  @Test
  void withinAPhaseAtMostOneStepAnIntervalIsRecorded() {
    for (int step = 0; step < 30; step++) {
      recorder.accept(new RunProgress("train", step / 100.0, 0, 0, null));
      now = now.plusMillis(100);
    }

    assertThat(recorded).containsExactly(0.0, 0.1, 0.2);
  }

  @Test
  void aNewPhaseIsRecordedAtOnce() {
    recorder.accept(new RunProgress("dataset", 0.1, 0, 0, null));
    recorder.accept(new RunProgress("train", 0.2, 0, 0, null));
    recorder.accept(new RunProgress("train", 0.3, 0, 0, null));
    recorder.accept(new RunProgress("evaluate", 0.9, 0, 0, null));

    assertThat(recorded).containsExactly(0.1, 0.2, 0.9);
  }

  /** A clock that stands still until the test moves it. */
  private final class StepClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
