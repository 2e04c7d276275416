package dev.tradewind.inference.drift.domain;

import java.time.Duration;

/**
 * What is compared, and what is an alarm.
 *
 * @param reference how long a version's first answers are gathered for its reference, at least
 * @param window how long answers are gathered for one comparison, at least
 * @param least shoppers of a window, and of each half of a reference; either is gathered for longer
 *     until there are so many
 * @param most shoppers of a window, and of each half of a reference; of more a uniform sample
 * @param leastIndex by how much the stability index must be above what chance alone would give for
 *     an alarm; .1 is a slight shift, .25 a great one (Siddiqi 2006, chapter 9)
 */
public record DriftRules(
    Duration reference, Duration window, int least, int most, double leastIndex) {

  /** How likely any false alarm of a version is within {@link #LOOKS} windows, at most. */
  public static final double FALSE_ALARM = 0.05;

  /** Windows for which {@link #FALSE_ALARM} is promised: each gets an equal part (Bonferroni). */
  public static final int LOOKS = 30;

  /** How likely any false alarm is in one window, at most. */
  public static double level() {
    return FALSE_ALARM / LOOKS;
  }
}
