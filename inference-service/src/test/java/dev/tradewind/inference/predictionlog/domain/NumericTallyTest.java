package dev.tradewind.inference.predictionlog.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NumericTallyTest {

  @Property
  void isWhatTheDefinitionsSay(
      @ForAll @Size(min = 2, max = 50) List<@DoubleRange(min = -1e3, max = 1e3) Double> predicted,
      @ForAll @Size(50) List<@DoubleRange(min = -1e3, max = 1e3) Double> truths) {
    NumericTally tally = new NumericTally();
    double[] errors =
        IntStream.range(0, predicted.size())
            .mapToDouble(place -> predicted.get(place) - truths.get(place))
            .toArray();
    for (int place = 0; place < errors.length; place++) {
      tally.add(predicted.get(place), truths.get(place));
    }
    double bias = IntStream.range(0, errors.length).mapToDouble(i -> errors[i]).average().orElse(0);
    double scatter =
        IntStream.range(0, errors.length)
            .mapToDouble(place -> Math.pow(errors[place] - bias, 2))
            .sum();
    double error = Math.sqrt(scatter / (errors.length - 1) / errors.length);

    NumericOutcomes told = tally.outcomes().orElseThrow();

    assertThat(told.labelled()).isEqualTo(errors.length);
    assertThat(told.bias().value()).isCloseTo(bias, within(1e-6));
    assertThat(told.bias().high()).isCloseTo(bias + 1.959964 * error, within(1e-3));
    assertThat(told.meanAbsoluteError().value())
        .isCloseTo(
            IntStream.range(0, errors.length)
                .mapToDouble(place -> Math.abs(errors[place]))
                .average()
                .orElse(0),
            within(1e-6));
    assertThat(Math.pow(told.rootMeanSquareError().value(), 2))
        .isCloseTo(
            IntStream.range(0, errors.length)
                .mapToDouble(place -> errors[place] * errors[place])
                .average()
                .orElse(0),
            within(1e-4));
  }

  @Test
  void ofOneNothingIsSaidOfHowSureItIs() {
    NumericTally tally = new NumericTally();
    tally.add(3, 5);

    NumericOutcomes told = tally.outcomes().orElseThrow();

    assertThat(told.bias())
        .isEqualTo(new Estimate(-2, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    assertThat(told.meanAbsoluteError()).isEqualTo(new Estimate(2, 0, Double.POSITIVE_INFINITY));
    assertThat(new NumericTally().outcomes()).isEmpty();
  }
}
