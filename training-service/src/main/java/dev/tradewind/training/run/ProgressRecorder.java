package dev.tradewind.training.run;

import dev.tradewind.training.domain.RunProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Lets progress through at a bounded rate: each new phase at once, within a phase at most one step
 * an interval. A worker may say more than a database should hear.
 */
final class ProgressRecorder implements Consumer<RunProgress> {

  private final Clock clock;
  private final Duration interval;
  private final Consumer<RunProgress> next;
  private Instant last = Instant.MIN;
  private String phase = "";

  ProgressRecorder(Clock clock, Duration interval, Consumer<RunProgress> next) {
    this.clock = clock;
    this.interval = interval;
    this.next = next;
  }

  @Override
  public void accept(RunProgress progress) {
    Instant now = clock.instant();
    if (progress.phase().equals(phase) && now.isBefore(last.plus(interval))) {
      return;
    }
    last = now;
    phase = progress.phase();
    next.accept(progress);
  }
}
