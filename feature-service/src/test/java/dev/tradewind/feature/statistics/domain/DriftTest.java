package dev.tradewind.feature.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.statistics.domain.Drift.Verdict;
import dev.tradewind.feature.statistics.domain.Observation.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DriftTest {

  @Test
  void numbersAreProfiledAsByHand() {
    NumberProfile profile = NumberProfile.of(new double[] {4, 1, 3, 2, 10});
    assertThat(profile.count()).isEqualTo(5);
    assertThat(profile.mean()).isEqualTo(4);
    // Squared distances 9, 4, 1, 0, 36: 50 / 4.
    assertThat(profile.standardDeviation()).isEqualTo(Math.sqrt(12.5));
    assertThat(profile.quantiles().subList(1, 4)).containsExactly(2.0, 3.0, 4.0);
    assertThat(profile.quantiles().get(0)).isEqualTo(1.2, within(1e-12));
    assertThat(profile.quantiles().get(4)).isEqualTo(8.8, within(1e-12));
    assertThat(profile.histogram()).hasSize(20);
    assertThat(profile.histogram().stream().mapToLong(NumberProfile.Bin::count).sum()).isEqualTo(5);
  }

  @Test
  void ratesAndAgesAreProfiledAsByHand() {
    FeatureProfile profile =
        FeatureProfile.of(
            "view:feature",
            List.of(
                new Observation(new Value.Whole(3), Standing.FRESH, 2000),
                new Observation(new Value.Whole(0), Standing.NOT_FOUND, -1),
                new Observation(new Value.Missing(), Standing.FRESH, 4000),
                new Observation(new Value.Whole(5), Standing.STALE, 9000)));
    assertThat(profile.notFoundRate()).isEqualTo(.25);
    assertThat(profile.nullRate()).isEqualTo(.25);
    assertThat(profile.staleRate()).isEqualTo(.25);
    assertThat(profile.medianAge()).isEqualTo(4);
    assertThat(profile.numbers().orElseThrow().count()).isEqualTo(3);
  }

  /** scipy.stats.ks_2samp(range(200), range(50, 250), method="asymp"): 0.25, p 5.0e-6. */
  @Test
  void theKolmogorovSmirnovTestIsTheKnownOne() {
    Drift drift =
        Drift.of(
            numbers(IntStream.range(0, 200).asDoubleStream()),
            numbers(IntStream.range(50, 250).asDoubleStream()));
    assertThat(drift.ks()).isEqualTo(.25, within(1e-12));
    assertThat(drift.ksPValue()).isBetween(4e-6, 8e-6);
  }

  /** Texts a and b at .5/.5 against .9/.1: (.4) ln(1.8) + (-.4) ln(.2) = .8789. */
  @Test
  void theStabilityIndexOfTextsIsAsByHand() {
    Drift drift = Drift.of(texts(100, 100), texts(180, 20));
    assertThat(drift.psi()).isEqualTo(.4 * Math.log(1.8) - .4 * Math.log(.2), within(1e-9));
    assertThat(drift.verdict()).isEqualTo(Verdict.SHIFTED);
  }

  @Property(tries = 50)
  void nothingDriftsFromItself(
      @ForAll long seed, @ForAll @IntRange(min = 100, max = 3000) int size) {
    Random random = new Random(seed);
    FeatureProfile profile = numbers(DoubleStream.generate(() -> random.nextInt(30)).limit(size));
    Drift drift = Drift.of(profile, profile);
    assertThat(drift.psi()).isZero();
    assertThat(drift.ks()).isZero();
    assertThat(drift.verdict()).isEqualTo(Verdict.STABLE);
  }

  @Property(tries = 20)
  void aMoveByADeviationIsAShift(@ForAll long seed) {
    Random random = new Random(seed);
    Drift drift =
        Drift.of(
            numbers(DoubleStream.generate(random::nextGaussian).limit(2000)),
            numbers(DoubleStream.generate(() -> random.nextGaussian() + 1).limit(2000)));
    assertThat(drift.verdict()).isEqualTo(Verdict.SHIFTED);
    assertThat(drift.ksPValue()).isLessThan(1e-6);
  }

  @Property(tries = 20)
  void twoSamplesOfOneDistributionAreStable(@ForAll long seed) {
    Random random = new Random(seed);
    Drift drift =
        Drift.of(
            numbers(DoubleStream.generate(random::nextGaussian).limit(2000)),
            numbers(DoubleStream.generate(random::nextGaussian).limit(2000)));
    assertThat(drift.verdict()).isEqualTo(Verdict.STABLE);
  }

  @Test
  void valuesThatVanishAreSeen() {
    List<Observation> gone = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Value value = i % 3 == 0 ? new Value.Missing() : new Value.Whole(i % 7);
      gone.add(new Observation(value, Standing.FRESH, 0));
    }
    FeatureProfile before = numbers(IntStream.range(0, 200).mapToDouble(i -> i % 7));
    Drift drift = Drift.of(before, FeatureProfile.of("f", gone));
    assertThat(drift.nullRateChange()).isEqualTo(67 / 200.0, within(1e-12));
    assertThat(drift.verdict()).isEqualTo(Verdict.SHIFTED);
  }

  @Test
  void aFewCellsSayNothing() {
    FeatureProfile few = numbers(IntStream.range(0, 99).asDoubleStream());
    assertThat(Drift.of(few, few).verdict()).isEqualTo(Verdict.TOO_FEW);
  }

  /**
   * Chi-square of ten buckets under uniform sampling; 40 is far beyond the .9999 quantile (33.7).
   */
  @Test
  void aReservoirIsUniform() {
    long[] buckets = new long[10];
    for (int run = 0; run < 200; run++) {
      Reservoir<Integer> reservoir = new Reservoir<>(50, new Random(run));
      for (int from = 0; from < 1000; ) {
        int first = from;
        int count = Math.min(1 + (run + from) % 7, 1000 - from);
        reservoir.offer(count, i -> first + i);
        from += count;
      }
      assertThat(reservoir.sample()).hasSize(50).doesNotHaveDuplicates();
      reservoir.sample().forEach(i -> buckets[i / 100]++);
    }
    double chiSquare = 0;
    for (long count : buckets) {
      chiSquare += (count - 1000) * (count - 1000) / 1000.0;
    }
    assertThat(chiSquare).isLessThan(40);
  }

  private static FeatureProfile numbers(DoubleStream numbers) {
    return FeatureProfile.of(
        "view:feature",
        numbers.mapToObj(x -> new Observation(new Value.Decimal(x), Standing.FRESH, 0)).toList());
  }

  private static FeatureProfile texts(int a, int b) {
    List<Observation> cells = new ArrayList<>();
    for (int i = 0; i < a + b; i++) {
      cells.add(new Observation(new Value.Text(i < a ? "a" : "b"), Standing.FRESH, 0));
    }
    return FeatureProfile.of("view:feature", cells);
  }
}
