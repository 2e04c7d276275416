package dev.tradewind.training.promotion.domain;

import dev.tradewind.training.domain.RunPurpose;
import dev.tradewind.training.domain.RunPurpose.Scheduled;

/**
 * What may become of a version that was just registered.
 *
 * @param challenger whether it becomes challenger, whatever the gates say
 * @param champion whether it becomes champion where the gates let it through
 */
public record PromotionRule(boolean challenger, boolean champion) {

  /** The alias of the version that is compared with the champion. */
  public static final String CHALLENGER = "challenger";

  /** The rule for versions of runs with that purpose. */
  public static PromotionRule of(RunPurpose purpose) {
    return purpose instanceof Scheduled scheduled
        ? new PromotionRule(true, scheduled.autoPromote())
        : new PromotionRule(false, true);
  }

  /** Whether it becomes champion. */
  public boolean promotes(GateReport report) {
    return champion && report.passed();
  }

  /** What became of it, and why. */
  public String words(GateReport report) {
    if (report.passed() && !champion) {
      return "challenger: all gates passed, and the schedule does not promote by itself";
    }
    return report.promotion();
  }
}
