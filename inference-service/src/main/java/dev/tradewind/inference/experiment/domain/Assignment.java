package dev.tradewind.inference.experiment.domain;

import dev.tradewind.inference.chance.domain.HashedChance;
import dev.tradewind.inference.experiment.domain.Experiment.Plan;
import java.util.Comparator;
import java.util.Optional;

/**
 * Who gets which arm, from nothing but the subject's id and the experiment's salt: every instance
 * says the same, and says it again tomorrow.
 *
 * <p>A subject's SHA-256 with the salt is a number between 0 and 1; those below the share of
 * traffic take part, so that a larger share keeps those who took part in a smaller one. Among them
 * the arm with the largest {@code -weight / ln(u)} wins, where {@code u} is the subject's number
 * with salt and arm (highest random weight hashing, Thaler and Ravishankar 1998, section 3, with
 * logarithmic weights as in Schindelhauer and Schomaker 2005, section 2): arms win in proportion to
 * their weights, and one that grows takes from all others and moves nobody between them.
 */
public final class Assignment {

  private final Plan plan;

  /** The assignment of an experiment. */
  public Assignment(Plan plan) {
    this.plan = plan;
  }

  /** A subject's arm; empty for those who take no part. */
  public Optional<Arm> of(String subject) {
    if (number("traffic", subject) >= plan.share()) {
      return Optional.empty();
    }
    return plan.arms().stream()
        .max(
            Comparator.comparingDouble(
                arm -> -arm.weight() / Math.log(number(arm.name(), subject))));
  }

  /** Above 0 and below 1. */
  private double number(String what, String subject) {
    // Ids have no blanks, so that no two questions hash the same text.
    String text = plan.salt() + ' ' + what + ' ' + subject;
    return HashedChance.of(text);
  }
}
