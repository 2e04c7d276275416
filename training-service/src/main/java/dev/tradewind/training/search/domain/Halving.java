package dev.tradewind.training.search.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * Successive halving with a fixed budget (Jamieson and Talwalkar 2016, "Non-stochastic best arm
 * identification and hyperparameter optimization"), its rungs spaced by a factor as in Hyperband
 * (Li et al. 2018): all trials begin with few epochs, the best {@code 1 / factor} of them go on to
 * {@code factor} times as many, until those that are left have trained for the most.
 *
 * @param trials how many begin, at least 1
 * @param leastEpochs of the first rung, at least 1
 * @param mostEpochs of the last rung, not fewer
 * @param factor at least 2
 */
public record Halving(int trials, int leastEpochs, int mostEpochs, int factor) {

  /**
   * Trials that have trained for the same time and are compared.
   *
   * @param number from 1
   * @param trials how many
   * @param epochs of each, those of the rungs before included
   */
  public record Rung(int number, int trials, int epochs) {}

  public Halving {
    if (trials < 1 || leastEpochs < 1 || mostEpochs < leastEpochs || factor < 2) {
      throw new IllegalArgumentException(
          trials
              + " trials, "
              + leastEpochs
              + " to "
              + mostEpochs
              + " epochs, factor "
              + factor
              + " (expected: at least 1 trial, 1 epoch, not fewer epochs at the end, factor 2)");
    }
  }

  /** All rungs. Each has at least one trial; the last has the most epochs. */
  public List<Rung> rungs() {
    List<Rung> rungs = new ArrayList<>();
    int left = trials;
    long epochs = leastEpochs;
    while (left > 1 && epochs * factor <= mostEpochs) {
      rungs.add(new Rung(rungs.size() + 1, left, (int) epochs));
      left = Math.max(1, left / factor);
      epochs *= factor;
    }
    rungs.add(new Rung(rungs.size() + 1, left, mostEpochs));
    return List.copyOf(rungs);
  }

  /** What all trials train for, in epochs, each going on from where it was in the rung before. */
  public long epochs() {
    long all = 0;
    int before = 0;
    for (Rung rung : rungs()) {
      all += (long) rung.trials() * (rung.epochs() - before);
      before = rung.epochs();
    }
    return all;
  }
}
