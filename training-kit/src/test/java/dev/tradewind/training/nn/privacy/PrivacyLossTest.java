package dev.tradewind.training.nn.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivacyLossTest {

  /** The values that Google's dp_accounting was first checked against. */
  @ParameterizedTest
  @CsvSource({
    "1.5, 6.5007e-04",
    "2.5, 1.0854e-03",
    "5, 2.1808e-03",
    "50, 2.3846e-02",
    "100, 1.6742e+02"
  })
  void divergencesAreThePublishedOnes(double order, double published) {
    assertThat(50 * new SampledGaussian(.01, 2.5).divergence(order))
        .isCloseTo(published, withinPercentage(.01));
  }

  /** Integer orders have a closed form: a binomial sum (Mironov, Talwar and Zhang 2019, eq. 4). */
  @ParameterizedTest
  @CsvSource({"1e-6,1,27", "1e-3,1,2", ".01,10,20", ".1,.6,8", ".5,3,64", ".99,.8,16"})
  void integerOrdersAreBinomialSums(double rate, double noise, int order) {
    double sum = 0;
    double binomial = 1;
    for (int k = 0; k <= order; k++) {
      sum +=
          binomial
              * Math.pow(rate, k)
              * Math.pow(1 - rate, order - k)
              * Math.exp((k * k - k) / (2 * noise * noise));
      binomial = binomial * (order - k) / (k + 1);
    }
    assertThat(new SampledGaussian(rate, noise).divergence(order))
        .isCloseTo(Math.log(sum) / (order - 1), within(1e-10 + 1e-9 * Math.log(sum)));
  }

  /** The value that Opacus checks itself against. */
  @Test
  void epsilonIsThePublishedOne() {
    SampledGaussian step = new SampledGaussian(.04, 1.5);
    assertThat(PrivacyLoss.of(step, 2250, 1e-5).epsilon()).isCloseTo(7.32911117143, within(1e-6));
  }

  /**
   * The table of TensorFlow Privacy's tutorial on MNIST (60,000 examples, batches of 256), which
   * was made with an older conversion, r - log(delta) / (alpha - 1): the newer one says less.
   */
  @ParameterizedTest
  @CsvSource({"1.12,60,2.92", ".6,30,9.74", "1.2,10,1.20"})
  void withTheOlderConversionEpsilonsAreThoseOfTheTutorial(
      double noise, int epochs, double published) {
    SampledGaussian step = new SampledGaussian(256 / 60_000.0, noise);
    long steps = epochs * 60_000L / 256;
    double older =
        IntStream.range(11, 640)
            .mapToDouble(i -> i / 10.0)
            .map(alpha -> steps * step.divergence(alpha) - Math.log(1e-5) / (alpha - 1))
            .min()
            .orElseThrow();
    assertThat(older).isCloseTo(published, within(.015));
    assertThat(PrivacyLoss.of(step, steps, 1e-5).epsilon()).isLessThan(published);
  }

  @Test
  void withoutSamplingItIsTheGaussianMechanism() {
    // The noise for which one step is (1, 1e-6)-private by this conversion; dp_accounting's test.
    assertThat(PrivacyLoss.of(new SampledGaussian(1, 4.530877117), 1, 1e-6).epsilon())
        .isCloseTo(1, within(2e-3));
  }

  @Test
  void moreStepsAndLessNoiseGiveMoreAway() {
    SampledGaussian step = new SampledGaussian(.02, 1);
    double once = PrivacyLoss.of(step, 100, 1e-5).epsilon();
    assertThat(PrivacyLoss.of(step, 0, 1e-5).epsilon()).isZero();
    assertThat(PrivacyLoss.of(step, 200, 1e-5).epsilon()).isGreaterThan(once);
    assertThat(PrivacyLoss.of(new SampledGaussian(.02, 2), 100, 1e-5).epsilon()).isLessThan(once);
    assertThat(PrivacyLoss.of(new SampledGaussian(.01, 1), 100, 1e-5).epsilon()).isLessThan(once);
  }
}
