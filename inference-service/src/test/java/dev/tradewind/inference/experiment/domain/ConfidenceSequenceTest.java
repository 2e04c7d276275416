package dev.tradewind.inference.experiment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** On simulated subjects, with one seed for all. */
class ConfidenceSequenceTest {

  private static final double ALPHA = 0.05;
  private static final int RUNS = 500;
  private static final int SUBJECTS = 6000;
  private static final int LOOK_EVERY = 50;

  private final Random random = new Random(20260101);

  /** One subject's numerator and denominator. */
  private record Seen(double y, double x) {}

  private Supplier<Seen> rate(double rate) {
    return () -> new Seen(random.nextDouble() < rate ? 1 : 0, 1);
  }

  /** Most buy nothing; those who buy, buy for very different amounts. */
  private Seen revenue() {
    return new Seen(random.nextDouble() < 0.1 ? Math.exp(3 + 0.8 * random.nextGaussian()) : 0, 1);
  }

  /** Subjects differ in how often they come and in how readily they choose. */
  private Supplier<Seen> clicks(double factor) {
    return () -> {
      int exposures = 1 + (int) (-Math.log(1 - random.nextDouble()) * 3);
      double readiness = 0.3 * random.nextDouble() * factor;
      int clicks = 0;
      for (int exposure = 0; exposure < exposures; exposure++) {
        clicks += random.nextDouble() < readiness ? 1 : 0;
      }
      return new Seen(clicks, exposures);
    };
  }

  private static final class Run {

    private Moments control = Moments.NONE;
    private Moments treatment = Moments.NONE;
    private boolean everExcludedZero;
    private boolean everMissedTruth;
    private boolean everSignificantByOneTest;
    private boolean everHarmful;
  }

  private Run run(Supplier<Seen> control, Supplier<Seen> treatment, double truth) {
    ConfidenceSequence sequence = new ConfidenceSequence(ALPHA, SUBJECTS);
    Run run = new Run();
    for (int subject = 1; subject <= SUBJECTS; subject++) {
      Seen seen = (subject % 2 == 0 ? control : treatment).get();
      if (subject % 2 == 0) {
        run.control = run.control.with(seen.y(), seen.x());
      } else {
        run.treatment = run.treatment.with(seen.y(), seen.x());
      }
      if (subject % LOOK_EVERY == 0) {
        look(run, sequence, truth);
      }
    }
    return run;
  }

  private static void look(Run run, ConfidenceSequence sequence, double truth) {
    Interval interval = sequence.bounds(Contrast.of(run.control, 1, run.treatment));
    run.everExcludedZero |= interval.excludesZero();
    run.everMissedTruth |= interval.low() > truth || interval.high() < truth;
    run.everHarmful |= sequence.atMost(Contrast.of(run.control, 1, run.treatment)) < 0;
    double error = Math.sqrt(run.control.variance() + run.treatment.variance());
    run.everSignificantByOneTest |= Math.abs(interval.estimate()) > 1.96 * error;
  }

  @Test
  void lookingAgainAndAgainClaimsNoMoreThanAlphaWhereNothingIs() {
    for (Supplier<Seen> kind :
        List.<Supplier<Seen>>of(rate(0.1), rate(0.02), this::revenue, clicks(1))) {
      int claimed = 0;
      int claimedByOneTest = 0;
      int harmful = 0;
      for (int number = 0; number < RUNS; number++) {
        Run run = run(kind, kind, 0);
        claimed += run.everExcludedZero ? 1 : 0;
        claimedByOneTest += run.everSignificantByOneTest ? 1 : 0;
        harmful += run.everHarmful ? 1 : 0;
      }
      assertThat(claimed / (double) RUNS).as("false claims").isLessThanOrEqualTo(ALPHA);
      assertThat(harmful / (double) RUNS).as("false alarms").isLessThanOrEqualTo(ALPHA);
      assertThat(claimedByOneTest / (double) RUNS)
          .as("the same looks with a test for one look")
          .isGreaterThan(4 * ALPHA);
    }
  }

  @Test
  void theTrueDifferenceIsWithinTheBoundsAtAllTimes() {
    int missed = 0;
    for (int number = 0; number < RUNS; number++) {
      missed += run(clicks(1), clicks(1.2), 0.15 * 0.2).everMissedTruth ? 1 : 0;
    }
    assertThat(missed / (double) RUNS).isLessThanOrEqualTo(ALPHA);
  }

  @Test
  void anEffectIsFound() {
    int found = 0;
    int harmful = 0;
    for (int number = 0; number < RUNS; number++) {
      found += run(rate(0.1), rate(0.14), 0.04).everExcludedZero ? 1 : 0;
      harmful += run(rate(0.14), rate(0.1), -0.04).everHarmful ? 1 : 0;
    }
    assertThat(found / (double) RUNS).isGreaterThan(0.9);
    assertThat(harmful / (double) RUNS).isGreaterThan(0.9);
  }

  @Test
  void theVarianceOfARatioIsThatOfSubjectsAndNotOfExposures() {
    int size = 500;
    Moments ratios = Moments.NONE;
    double delta = 0;
    double asIfIndependent = 0;
    for (int number = 0; number < 2000; number++) {
      Moments sample = Moments.NONE;
      Supplier<Seen> kind = clicks(3);
      for (int subject = 0; subject < size; subject++) {
        Seen seen = kind.get();
        sample = sample.with(seen.y(), seen.x());
      }
      ratios = ratios.with(sample.value(), 1);
      delta += sample.variance() / 2000;
      asIfIndependent += sample.value() * (1 - sample.value()) / sample.x() / 2000;
    }
    double actual = ratios.variance() * ratios.n();

    assertThat(delta / actual).isCloseTo(1, within(0.1));
    assertThat(asIfIndependent / actual).isLessThan(0.8);
  }

  @Test
  void nothingIsClaimedOfAFew() {
    Moments few = Moments.NONE;
    Moments many = Moments.NONE;
    for (int subject = 0; subject < ConfidenceSequence.LEAST; subject++) {
      few = subject == 0 ? few : few.with(subject % 2, 1);
      many = many.with(subject % 2, 1);
    }
    ConfidenceSequence sequence = new ConfidenceSequence(ALPHA, 100);

    assertThat(sequence.bounds(Contrast.of(many, 1, few)).low())
        .isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(sequence.atMost(Contrast.of(many, 1, few))).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(sequence.bounds(Contrast.of(many, 1, many)).low()).isFinite();
  }
}
