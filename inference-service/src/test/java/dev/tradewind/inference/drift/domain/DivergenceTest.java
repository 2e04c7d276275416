package dev.tradewind.inference.drift.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DivergenceTest {

  private static final double CLOSE = 1e-9;

  @Provide
  Arbitrary<double[]> distributions() {
    return Arbitraries.integers()
        .between(0, 100)
        .array(int[].class)
        .ofSize(6)
        .filter(counts -> Arrays.stream(counts).sum() > 0)
        .map(
            counts ->
                Arrays.stream(counts)
                    .mapToDouble(count -> count / (double) Arrays.stream(counts).sum())
                    .toArray());
  }

  @Property
  void bothAreZeroForTheSameSymmetricAndNeverNegative(
      @ForAll("distributions") double[] p, @ForAll("distributions") double[] q) {
    assertThat(Divergence.stabilityIndex(p, p)).isZero();
    assertThat(Divergence.jensenShannon(p, p)).isZero();
    assertThat(Divergence.stabilityIndex(p, q))
        .isNotNegative()
        .isCloseTo(Divergence.stabilityIndex(q, p), within(CLOSE));
    assertThat(Divergence.jensenShannon(p, q))
        .isBetween(0.0, 1.0 + CLOSE)
        .isCloseTo(Divergence.jensenShannon(q, p), within(CLOSE));
  }

  /** The divergence is the entropy of the middle less the mean of the entropies. */
  @Property
  void theDistanceIsThatOfTheEntropies(
      @ForAll("distributions") double[] p, @ForAll("distributions") double[] q) {
    double[] middle = new double[p.length];
    for (int bin = 0; bin < p.length; bin++) {
      middle[bin] = (p[bin] + q[bin]) / 2;
    }
    double divergence = entropy(middle) - (entropy(p) + entropy(q)) / 2;

    double distance = Divergence.jensenShannon(p, q);

    assertThat(distance * distance).isCloseTo(divergence, within(CLOSE));
  }

  @Property
  void theDistanceIsAMetric(
      @ForAll("distributions") double[] p,
      @ForAll("distributions") double[] q,
      @ForAll("distributions") double[] r) {
    assertThat(Divergence.jensenShannon(p, r))
        .isLessThanOrEqualTo(
            Divergence.jensenShannon(p, q) + Divergence.jensenShannon(q, r) + CLOSE);
  }

  private static double entropy(double[] shares) {
    return Arrays.stream(shares)
        .filter(share -> share > 0)
        .map(share -> -share * Math.log(share) / Math.log(2))
        .sum();
  }

  @Test
  void theIndexIsAsWorkedOutByHand() {
    // (.4 - .5) ln(.4 / .5) + (.6 - .5) ln(.6 / .5)
    assertThat(Divergence.stabilityIndex(new double[] {.5, .5}, new double[] {.4, .6}))
        .isCloseTo(0.0405465, within(1e-7));
    assertThat(Divergence.jensenShannon(new double[] {1, 0}, new double[] {0, 1})).isEqualTo(1);
  }
}
