package dev.tradewind.inference.serving.lifecycle;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** How the runs of one version went. Written by many threads. */
final class RunHealth {

  private final LongAdder runs = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private volatile String lastFailure = "";

  void ran() {
    runs.increment();
  }

  void failed(String why) {
    runs.increment();
    failures.increment();
    lastFailure = why;
  }

  /**
   * Why it fails its callers, in words; empty where it does not, or too few runs say so.
   *
   * @param leastRuns before it is judged
   * @param share of failures that is borne
   */
  Optional<String> verdict(int leastRuns, double share) {
    long failed = failures.sum();
    long all = runs.sum();
    return all >= leastRuns && failed > share * all
        ? Optional.of(failed + " of " + all + " runs failed, the last one: " + lastFailure)
        : Optional.empty();
  }
}
