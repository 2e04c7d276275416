package dev.tradewind.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.training.run.Phase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final HandClock clock = new HandClock();

  @Test
  void elsewhereALineNowAndThen() {
    try (ProgressLine line = line(false, Optional.empty())) {
      run(line);
    }
    assertThat(said().lines())
        .containsExactly(
            "  dataset    0 %",
            "  train      5 %  epoch 1  loss 2.5000",
            "  train     25 %  epoch 3  loss 1.5000  about 45 s left at most",
            "  evaluate  85 %");
  }

  @Test
  void onATerminalOneLineThatIsTakenAwayInTheEnd() {
    try (ProgressLine line = line(true, Optional.empty())) {
      run(line);
    }
    assertThat(said()).doesNotContain("\n").contains("[#####...............]").endsWith("\r");
  }

  @Test
  void noMoreTimeIsLeftThanTheBudgetHas() {
    try (ProgressLine line = line(false, Optional.of(Duration.ofSeconds(40)))) {
      run(line);
    }
    assertThat(said()).contains("about 25 s left at most");
  }

  private void run(ProgressLine line) {
    line.progressed(Phase.DATASET, 0, 0, Double.NaN);
    line.progressed(Phase.TRAIN, 0, 0, 2.5);
    clock.now = clock.now.plusMillis(10);
    line.progressed(Phase.TRAIN, 0.1, 1, 2);
    clock.now = clock.now.plusMillis(14_990);
    line.progressed(Phase.TRAIN, 0.25, 2, 1.5);
    line.progressed(Phase.EVALUATE, 0, 0, Double.NaN);
  }

  private ProgressLine line(boolean terminal, Optional<Duration> budget) {
    return new ProgressLine(
        new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, budget, clock);
  }

  private String said() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static final class HandClock extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
