package dev.tradewind.training.report.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

  /** Table I of Newcombe, Statistics in Medicine 17 (1998), method 3. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, .2553, .3662",
    "15, 148, .0624, .1605",
    "0, 20, 0, .1611",
    "1, 29, .0061, .1718"
  })
  void wilsonsIntervalIsThatOfThePaper(long hits, long trials, double low, double high) {
    Interval interval = Interval.wilson(hits, trials);
    assertThat(interval.low()).isCloseTo(low, within(5e-5));
    assertThat(interval.high()).isCloseTo(high, within(5e-5));
  }

  @Test
  void noTrialsHaveNoInterval() {
    assertThatIllegalArgumentException().isThrownBy(() -> Interval.wilson(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Interval.wilson(3, 2));
  }

  @Test
  void theBootstrapOfAMeanIsAsWideAsTheNormalOne() {
    double[] values = IntStream.range(0, 400).mapToDouble(i -> i % 2).toArray();
    Interval interval = new Bootstrap(2000, .95, 1).over(400, Bootstrap.mean(values)).orElseThrow();
    // .5 +- 1.96 x .5 / sqrt(400)
    assertThat(interval.low()).isCloseTo(.451, within(.006));
    assertThat(interval.high()).isCloseTo(.549, within(.006));
  }

  @Test
  void groupsThatAgreeCountAsOneExampleEach() {
    // 40 groups of 25 that are all the same: the interval is that of 40 examples, not of 1000.
    double[] values = IntStream.range(0, 1000).mapToDouble(i -> i / 25 % 2).toArray();
    int[] groups = IntStream.range(0, 1000).map(i -> i / 25).toArray();
    Bootstrap bootstrap = new Bootstrap(2000, .95, 1);
    Interval drawnByGroup = bootstrap.overGroups(groups, Bootstrap.mean(values)).orElseThrow();
    // .5 +- 1.96 x .5 / sqrt(40)
    assertThat(drawnByGroup.high() - drawnByGroup.low()).isCloseTo(.31, within(.03));
    Interval drawnOne = bootstrap.over(1000, Bootstrap.mean(values)).orElseThrow();
    assertThat(drawnOne.high() - drawnOne.low()).isLessThan(.08);
  }

  @Test
  void theSameSeedGivesTheSameIntervalAndAnotherSeedAnother() {
    double[] values = new Random(3).doubles(50).toArray();
    Interval first = new Bootstrap(100, .9, 7).over(50, Bootstrap.mean(values)).orElseThrow();
    assertThat(new Bootstrap(100, .9, 7).over(50, Bootstrap.mean(values))).contains(first);
    assertThat(new Bootstrap(100, .9, 8).over(50, Bootstrap.mean(values)).orElseThrow())
        .isNotEqualTo(first);
  }

  @Test
  void aDifferenceIsPaired() {
    double[] floor = new Random(3).doubles(200).toArray();
    double[] model = IntStream.range(0, 200).mapToDouble(i -> floor[i] + .01).toArray();
    Interval gain =
        new Bootstrap(500, .95, 7)
            .over(
                200,
                drawn ->
                    Bootstrap.mean(model).applyAsDouble(drawn)
                        - Bootstrap.mean(floor).applyAsDouble(drawn))
            .orElseThrow();
    assertThat(gain.low()).isCloseTo(.01, within(1e-9));
    assertThat(gain.high()).isCloseTo(.01, within(1e-9));
  }

  @Test
  void aStatisticWithoutValuesHasNoInterval() {
    assertThat(new Bootstrap(10, .95, 1).over(5, drawn -> Double.NaN)).isEmpty();
  }

  @Test
  void manyExamplesAreDrawnLessOften() {
    int[] calls = new int[1];
    Bootstrap.sized(10, 1).over(10, drawn -> calls[0]++);
    assertThat(calls[0]).isEqualTo(1000);
    calls[0] = 0;
    Bootstrap.sized(200_000, 1).over(2, drawn -> calls[0]++);
    assertThat(calls[0]).isEqualTo(250);
  }
}
