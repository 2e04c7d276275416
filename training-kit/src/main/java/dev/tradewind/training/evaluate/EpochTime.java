package dev.tradewind.training.evaluate;

import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Hears how far a run is, and tells how long an epoch takes, its validation included. */
final class EpochTime implements ProgressListener {

  private final ProgressListener listener;
  private final Clock clock;
  private final List<Long> laps = new ArrayList<>();
  private boolean trains;
  private int epoch;
  private long begun;

  EpochTime(ProgressListener listener, Clock clock) {
    this.listener = listener;
    this.clock = clock;
  }

  @Override
  public synchronized void progressed(Phase phase, double share, int done, double loss) {
    long now = clock.millis();
    boolean goesOn = trains && phase == Phase.TRAIN;
    if (goesOn && done == epoch + 1) {
      laps.add(now - begun);
    }
    if (!goesOn || done != epoch) {
      begun = now;
    }
    trains = phase == Phase.TRAIN;
    epoch = done;
    listener.progressed(phase, share, done, loss);
  }

  /** Of the middle one of all epochs; empty of a model that has none. */
  synchronized OptionalDouble seconds() {
    long[] sorted = laps.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sorted[sorted.length / 2] / 1000.0);
  }
}
