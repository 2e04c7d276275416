package dev.tradewind.inference.predictionlog.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Against the definitions, computed over all predictions at once. */
class BinaryTallyTest {

  private static final double CLOSE = 1e-9;

  private record Seen(float score, boolean came) {}

  /** Scores that are often equal, and tell something of what comes. */
  private static List<Seen> seen(Random random, int count, int levels) {
    List<Seen> all = new ArrayList<>();
    for (int one = 0; one < count; one++) {
      float score = random.nextInt(levels + 1) / (float) levels;
      all.add(new Seen(score, random.nextFloat() < 0.2 + 0.6 * score));
    }
    return all;
  }

  private static BinaryOutcomes outcomes(List<Seen> all) {
    BinaryTally tally = new BinaryTally();
    all.forEach(one -> tally.add(one.score(), one.came()));
    return tally.outcomes().orElseThrow();
  }

  private static double mean(List<Seen> all, ToDoubleFunction<Seen> of) {
    return all.stream().mapToDouble(of).average().orElse(0);
  }

  private static double placed(float score, List<Seen> others) {
    return mean(others, other -> score > other.score() ? 1 : (score < other.score() ? 0 : 0.5));
  }

  private static double variance(List<Double> values) {
    double mean = values.stream().mapToDouble(value -> value).average().orElse(0);
    return values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum()
        / (values.size() - 1);
  }

  @Property(tries = 200)
  void isWhatTheDefinitionsSay(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 200) int count) {
    List<Seen> all = seen(random, count, 20);

    BinaryOutcomes told = outcomes(all);

    assertThat(told.happened().count()).isEqualTo(all.stream().filter(Seen::came).count());
    assertThat(told.happened().among()).isEqualTo(count);
    BinaryOutcomes.Probabilities said = told.probabilities().orElseThrow();
    assertThat(said.logLoss().value())
        .isCloseTo(
            mean(
                all,
                one -> -Math.log(Math.max(1e-7, one.came() ? one.score() : 1.0 - one.score()))),
            within(CLOSE));
    assertThat(said.brierScore().value())
        .isCloseTo(
            mean(all, one -> Math.pow(one.score() - (one.came() ? 1.0 : 0.0), 2)), within(CLOSE));
    assertThat(said.calibrationError()).isCloseTo(calibrationError(all), within(CLOSE));
  }

  private static double calibrationError(List<Seen> all) {
    double sum = 0;
    for (int bin = 0; bin < 10; bin++) {
      int number = bin;
      List<Seen> those =
          all.stream().filter(one -> Math.min(9, (int) (one.score() * 10)) == number).toList();
      sum +=
          those.size()
              * Math.abs(mean(those, Seen::score) - mean(those, one -> one.came() ? 1 : 0));
    }
    return sum / all.size();
  }

  @Property(tries = 200)
  void theAreaAndItsIntervalAreDeLongs(
      @ForAll Random random, @ForAll @IntRange(min = 10, max = 200) int count) {
    List<Seen> all = seen(random, count, 20);
    all.add(new Seen(0.3f, true));
    all.add(new Seen(0.7f, true));
    all.add(new Seen(0.3f, false));
    all.add(new Seen(0.7f, false));
    List<Seen> came = all.stream().filter(Seen::came).toList();
    List<Seen> not = all.stream().filter(one -> !one.came()).toList();
    List<Double> above = came.stream().map(one -> placed(one.score(), not)).toList();
    List<Double> below = not.stream().map(one -> 1 - placed(one.score(), came)).toList();
    double area = above.stream().mapToDouble(value -> value).average().orElseThrow();
    double error = Math.sqrt(variance(above) / came.size() + variance(below) / not.size());

    Estimate told = outcomes(all).areaUnderCurve().orElseThrow();

    assertThat(told.value()).isCloseTo(area, within(CLOSE));
    assertThat(told.low()).isCloseTo(Math.max(0, area - 1.959964 * error), within(1e-6));
    assertThat(told.high()).isCloseTo(Math.min(1, area + 1.959964 * error), within(1e-6));
  }

  @Test
  void aHundredThousandDifferentScoresFitWithoutMuchBeingLost() {
    Random random = new Random(7);
    ScoreHistogram histogram = new ScoreHistogram();
    List<Seen> all = new ArrayList<>();
    for (int one = 0; one < 100_000; one++) {
      float score = (float) Math.pow(random.nextFloat(), 3);
      boolean came = random.nextFloat() < score;
      all.add(new Seen(score, came));
      histogram.add(score, came);
    }
    all.sort((one, other) -> Float.compare(one.score(), other.score()));
    double above = 0;
    long not = 0;
    for (Seen one : all) {
      above += one.came() ? not : 0;
      not += one.came() ? 0 : 1;
    }
    double area = above / (not * (double) (all.size() - not));

    assertThat(histogram.areaUnderCurve().orElseThrow().value()).isCloseTo(area, within(1e-3));
  }

  @Test
  void ofOneKindAloneNoAreaIsKnown() {
    BinaryOutcomes told = outcomes(List.of(new Seen(0.5f, true), new Seen(0.6f, true)));

    assertThat(told.areaUnderCurve()).isEmpty();
    assertThat(told.probabilities()).isPresent();
    assertThat(new BinaryTally().outcomes()).isEmpty();
  }

  @Test
  void scoresThatAreNoProbabilitiesAreNotTakenForSome() {
    BinaryOutcomes told = outcomes(List.of(new Seen(-3, false), new Seen(4, true)));

    assertThat(told.probabilities()).isEmpty();
    assertThat(told.areaUnderCurve().orElseThrow().value()).isEqualTo(1);
  }

  @Test
  void theBinsTellWhereWhatWasSaidDoesNotComeTrue() {
    List<CalibrationBin> bins =
        outcomes(List.of(new Seen(0.95f, false), new Seen(1, true), new Seen(0.05f, false)))
            .probabilities()
            .orElseThrow()
            .bins();

    assertThat(bins).hasSize(10);
    assertThat(bins.get(0).from()).isZero();
    assertThat(bins.get(9).to()).isEqualTo(1);
    assertThat(bins.get(9).happened()).isEqualTo(new Share(1, 2));
    assertThat(bins.get(9).meanScore()).isCloseTo(0.975, within(1e-7));
  }
}
