package dev.tradewind.inference.experiment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** On simulated subjects, with one seed for all. */
class ContrastTest {

  private static final double ALPHA = 0.05;
  private static final int RUNS = 300;
  private static final int SUBJECTS = 5000;
  private static final int LOOK_EVERY = 50;

  private final Random random = new Random(20260101);

  /** Two arms as they grow. */
  private static final class Arms {

    private Moments control = Moments.NONE;
    private Moments treatment = Moments.NONE;

    private void add(boolean treated, Moments subject) {
      control = treated ? control : control.plus(subject);
      treatment = treated ? treatment.plus(subject) : treatment;
    }

    private Contrast plain() {
      return Contrast.of(control, 1, treatment);
    }

    private Contrast adjusted() {
      return Contrast.adjusted(control, 1, treatment);
    }
  }

  /**
   * Somebody who comes more or less often and chooses more or less readily, now as before; of two
   * in five nothing is known from before.
   *
   * @param factor by which it chooses more readily the more readily it does anyway
   */
  private Moments clicks(double factor) {
    double activity = -2 * Math.log(1 - random.nextDouble());
    double readiness = 0.8 * Math.pow(random.nextDouble(), 3);
    int rankings = 1 + (int) activity;
    int clicks = binomial(rankings, readiness * factor);
    int earlier = random.nextDouble() < 0.4 ? 0 : 1 + (int) (4 * activity);
    return earlier == 0
        ? Moments.NONE.with(clicks, rankings)
        : Moments.NONE.with(clicks, rankings, binomial(earlier, readiness), earlier);
  }

  /** Most buy nothing, now as before, and those who do pay very different amounts. */
  private Moments revenue() {
    double means = Math.exp(3 + random.nextGaussian());
    double before = random.nextDouble() < 0.2 ? means * random.nextDouble() : 0;
    double now = random.nextDouble() < (before > 0 ? 0.4 : 0.05) ? means : 0;
    return Moments.NONE.with(now, 1, before, 1);
  }

  private int binomial(int tries, double chance) {
    int hits = 0;
    for (int number = 0; number < tries; number++) {
      hits += random.nextDouble() < chance ? 1 : 0;
    }
    return hits;
  }

  @Test
  void whatEarlierBehaviourTellsIsTakenOutOfTheDifference() {
    Arms arms = new Arms();
    for (int subject = 0; subject < 4000; subject++) {
      boolean treated = subject % 4 == 0;
      double before = random.nextInt(50);
      arms.add(treated, Moments.NONE.with(3 * before + (treated ? 2 : 0), 1, before, 1));
    }

    assertThat(arms.adjusted().estimate()).isCloseTo(2, within(1e-9));
    assertThat(arms.adjusted().varianceTaken(arms.plain())).isCloseTo(1, within(1e-9));
    assertThat(arms.plain().variance()).isGreaterThan(1);
  }

  @Test
  void narrowerBoundsHoldTheTruthAtAllTimesTooWhateverTheSplit() {
    double lifted = 0.8 / 4 * 0.2;
    for (double share : new double[] {0.5, 0.15}) {
      int missed = 0;
      double taken = 0;
      for (int run = 0; run < RUNS; run++) {
        Arms arms = new Arms();
        missed += everMissed(arms, share, lifted) ? 1 : 0;
        taken += arms.adjusted().varianceTaken(arms.plain()) / RUNS;
      }
      assertThat(missed / (double) RUNS).as("of %s", share).isLessThanOrEqualTo(ALPHA);
      assertThat(taken).as("of %s", share).isGreaterThan(0.2);
    }
  }

  private boolean everMissed(Arms arms, double share, double truth) {
    ConfidenceSequence sequence = new ConfidenceSequence(ALPHA, SUBJECTS);
    boolean missed = false;
    for (int subject = 1; subject <= SUBJECTS; subject++) {
      boolean treated = random.nextDouble() < share;
      arms.add(treated, clicks(treated ? 1.2 : 1));
      if (subject % LOOK_EVERY == 0) {
        Interval bounds = sequence.bounds(arms.adjusted());
        missed |= bounds.low() > truth || bounds.high() < truth;
      }
    }
    return missed;
  }

  @Test
  void heavyTailsAreNoReasonToClaimMoreThanAlpha() {
    int claimed = 0;
    for (int run = 0; run < RUNS; run++) {
      Arms arms = new Arms();
      ConfidenceSequence sequence = new ConfidenceSequence(ALPHA, SUBJECTS);
      boolean excluded = false;
      for (int subject = 1; subject <= SUBJECTS; subject++) {
        arms.add(random.nextBoolean(), revenue());
        excluded |= subject % LOOK_EVERY == 0 && sequence.bounds(arms.adjusted()).excludesZero();
      }
      claimed += excluded ? 1 : 0;
    }
    assertThat(claimed / (double) RUNS).isLessThanOrEqualTo(ALPHA);
  }

  @Test
  void whatTellsNothingCostsNothing() {
    for (int size : new int[] {200, 1000, 5000}) {
      for (int run = 0; run < 100; run++) {
        Arms arms = new Arms();
        for (int subject = 0; subject < size; subject++) {
          int noise = random.nextInt(20);
          arms.add(subject % 10 == 0, Moments.NONE.with(random.nextInt(2), 1, noise * noise, 1));
        }
        // At the most what the fit took of degrees of freedom.
        assertThat(arms.adjusted().variance())
            .isLessThanOrEqualTo(arms.plain().variance() * (size - 2) / (size - 5));
      }
    }
  }

  @Test
  void whereHardlyAnybodyIsKnownNothingIsFitted() {
    Arms arms = new Arms();
    for (int subject = 0; subject < 2000; subject++) {
      arms.add(
          subject % 2 == 0,
          subject < Contrast.LEAST_KNOWN - 1
              ? Moments.NONE.with(subject, 1, subject, 1)
              : Moments.NONE.with(subject % 7, 1));
    }
    assertThat(arms.adjusted()).isEqualTo(arms.plain());

    arms.add(true, Moments.NONE.with(1, 1, 1, 1));
    assertThat(arms.adjusted().variance()).isLessThan(arms.plain().variance());
  }

  @Test
  void whatIsTheSameForAllIsPassedOver() {
    Arms arms = new Arms();
    for (int subject = 0; subject < 1000; subject++) {
      arms.add(subject % 2 == 0, Moments.NONE.with(subject % 3, 1, 5, 1));
    }

    assertThat(arms.adjusted()).isEqualTo(arms.plain());
  }
}
