package dev.tradewind.inference.experiment.domain;

import java.util.HashMap;
import java.util.Map;

/** How the decisions of one experiment went in this process, by arm. Safe for many threads. */
public final class DecisionTally {

  private final Map<String, DecisionSums> arms = new HashMap<>();

  /**
   * A decision was made.
   *
   * @param fellBack whether the arm's model did not answer
   * @param millis that it took
   */
  public synchronized void decided(String arm, boolean fellBack, double millis) {
    arms.put(arm, arms.getOrDefault(arm, DecisionSums.NONE).decided(fellBack, millis));
  }

  /** An arm's model could not even be asked. */
  public synchronized void absent(String arm) {
    arms.put(arm, arms.getOrDefault(arm, DecisionSums.NONE).absent());
  }

  /** What is known of each arm. */
  public synchronized Map<String, DecisionSums> sums() {
    return Map.copyOf(arms);
  }
}
