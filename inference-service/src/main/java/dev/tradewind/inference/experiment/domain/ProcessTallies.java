package dev.tradewind.inference.experiment.domain;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the decisions of one experiment went in all processes that said so. Each says all that it has
 * counted since its start: the last word of each counts, and none twice.
 */
public final class ProcessTallies {

  /** More than ever live at once: whoever so many others have spoken after speaks no more. */
  static final int MOST = 1000;

  /** By process, who spoke last at the end. */
  private final LinkedHashMap<String, Map<String, DecisionSums>> last = new LinkedHashMap<>();

  private final Map<String, DecisionSums> gone = new HashMap<>();

  /** A process said what it has counted, by arm. */
  public void said(String process, Map<String, DecisionSums> arms) {
    last.remove(process);
    last.put(process, Map.copyOf(arms));
    if (last.size() > MOST) {
      add(last.remove(last.keySet().iterator().next()), gone);
    }
  }

  /**
   * All sums, by arm.
   *
   * @param self a process that knows better what it has counted
   * @param own what it has
   */
  public Map<String, DecisionSums> with(String self, Map<String, DecisionSums> own) {
    Map<String, DecisionSums> all = new HashMap<>(gone);
    last.forEach((process, arms) -> add(process.equals(self) ? Map.of() : arms, all));
    add(own, all);
    return all;
  }

  private static void add(Map<String, DecisionSums> arms, Map<String, DecisionSums> to) {
    arms.forEach((arm, sums) -> to.merge(arm, sums, DecisionSums::plus));
  }
}
