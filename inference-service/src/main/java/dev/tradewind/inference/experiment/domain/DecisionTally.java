package dev.tradewind.inference.experiment.domain;

import java.util.HashMap;
import java.util.Map;

/** How the decisions of one experiment went in this process, by arm. Safe for many threads. */
public final class DecisionTally {

  /**
   * One decision that fell back and one that did not stand at the beginning of each arm, so that an
   * arm of which every decision falls back is not one of which nothing is known (Agresti and Coull
   * 1998, "Approximate is better than exact").
   */
  private static final ArmRecord BEGINNING =
      ArmRecord.NONE.with(Metric.FALLBACK_RATE, 0).with(Metric.FALLBACK_RATE, 1);

  private final Map<String, ArmRecord> arms = new HashMap<>();

  /**
   * A decision was made.
   *
   * @param fellBack whether the arm's model did not answer
   * @param millis that it took
   */
  public synchronized void decided(String arm, boolean fellBack, double millis) {
    ArmRecord soFar = arms.getOrDefault(arm, BEGINNING);
    arms.put(arm, soFar.with(Metric.FALLBACK_RATE, fellBack ? 1 : 0).with(Metric.LATENCY, millis));
  }

  /** An arm's model could not even be asked. */
  public synchronized void absent(String arm) {
    arms.put(arm, arms.getOrDefault(arm, BEGINNING).with(Metric.FALLBACK_RATE, 1));
  }

  /** What is known of each arm. */
  public synchronized Map<String, ArmRecord> records() {
    return Map.copyOf(arms);
  }
}
