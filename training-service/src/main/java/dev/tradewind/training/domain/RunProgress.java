package dev.tradewind.training.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a run is doing.
 *
 * @param phase {@code dataset}, {@code train}, {@code evaluate}, {@code export}; empty before any
 * @param fraction 0 to 1, over the whole run
 * @param epoch epochs done
 * @param loss mean training loss of the last epoch
 * @param remaining a guess of what is left; null where unknown
 */
public record RunProgress(
    String phase, double fraction, int epoch, double loss, @Nullable Duration remaining) {

  /** Nothing done yet. */
  public static final RunProgress NONE = new RunProgress("", 0, 0, 0, null);

  /** Fetching the data set. */
  public static final RunProgress DATASET = new RunProgress("dataset", 0, 0, 0, null);

  public RunProgress {
    fraction = Double.isNaN(fraction) ? 0 : Math.min(1, Math.max(0, fraction));
  }

  /** The same at its end. */
  RunProgress complete() {
    return new RunProgress(phase, 1, epoch, loss, Duration.ZERO);
  }
}
