package dev.tradewind.inference.drift.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How what a version was asked and answered in one window differs from its reference.
 *
 * @param start of the window
 * @param end of the window
 * @param shoppers that were compared
 * @param reference what it was compared with
 * @param aspects those that moved furthest beyond chance first
 */
public record WindowDrift(
    Instant start,
    Instant end,
    int shoppers,
    ReferenceSource reference,
    List<AspectDrift> aspects) {

  public WindowDrift {
    aspects = List.copyOf(aspects);
  }

  /** Aspects that have moved beyond chance, and by enough to matter. */
  public List<AspectDrift> alarms() {
    return aspects.stream().filter(AspectDrift::alarm).toList();
  }

  /**
   * Which of several are alarms: those that chance would hardly have made, of so many looked at at
   * once (Holm 1979), and that are great enough to matter.
   */
  static List<AspectDrift> judged(List<AspectDrift> compared, double level, double leastIndex) {
    List<AspectDrift> byP =
        compared.stream().sorted(Comparator.comparingDouble(AspectDrift::p)).toList();
    List<AspectDrift> judged = new ArrayList<>();
    boolean beyondChance = true;
    for (int place = 0; place < byP.size(); place++) {
      AspectDrift aspect = byP.get(place);
      beyondChance &= aspect.p() <= level / (byP.size() - place);
      judged.add(beyondChance && aspect.beyondChance() >= leastIndex ? aspect.alarming() : aspect);
    }
    judged.sort(
        Comparator.comparing(AspectDrift::alarm)
            .thenComparingDouble(AspectDrift::beyondChance)
            .reversed()
            .thenComparing(AspectDrift::aspect));
    return judged;
  }
}
