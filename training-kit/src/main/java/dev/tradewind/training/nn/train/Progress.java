package dev.tradewind.training.nn.train;

import java.time.Duration;

/**
 * How far training is.
 *
 * @param epoch from 1
 * @param share of the epochs that were planned, 0 to 1; training may stop before
 * @param loss mean of the epoch so far
 * @param validation of the last epoch that was validated; NaN before
 * @param examplesPerSecond of the epoch so far, validation not counted
 * @param left at most, at the present rate
 */
public record Progress(
    int epoch,
    double share,
    double loss,
    double validation,
    double examplesPerSecond,
    Duration left) {

  /** Told after each step; must be cheap. */
  @FunctionalInterface
  public interface Listener {
    void progressed(Progress progress);
  }
}
