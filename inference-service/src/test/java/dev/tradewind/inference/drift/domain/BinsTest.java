package dev.tradewind.inference.drift.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BinsTest {

  private static LoggedValues numbers(Double... numbers) {
    return LoggedValues.numbers(List.of(numbers));
  }

  private static LoggedValues texts(String... texts) {
    return LoggedValues.texts(List.of(texts));
  }

  @Property
  void everyNumberIsInTheBinWhoseEdgesItLiesBetween(
      @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = -5, max = 5) Double> sample,
      @ForAll @DoubleRange(min = -6, max = 6) double number) {
    NumberBins bins = NumberBins.from(List.of(LoggedValues.numbers(sample)));

    int bin = bins.of(numbers(number))[0];

    List<Double> edges = bins.edges();
    assertThat(bins.labels()).hasSize(edges.size() + 2);
    assertThat(edges.get(0)).isEqualTo(Collections.min(sample));
    assertThat(edges.get(edges.size() - 1)).isEqualTo(Collections.max(sample));
    if (bin > 0) {
      assertThat(number).isGreaterThanOrEqualTo(edges.get(Math.max(0, bin - 2)));
    }
    if (bin <= edges.size()) {
      assertThat(number).isLessThanOrEqualTo(edges.get(Math.max(0, bin - 1)));
    }
  }

  @Test
  void aNumberThatWasAlwaysTheSameHasABinOfItsOwn() {
    Bins bins = Bins.from(List.of(numbers(10.0), numbers(10.0))).orElseThrow();

    assertThat(bins.labels()).containsExactly("below 10", "10", "above 10");
    assertThat(bins.of(numbers(9.5, 10.0, 10.5))).containsExactly(0, 1, 2);
  }

  @Test
  void aTenthOfTheSampleLiesBetweenTwoEdges() {
    NumberBins bins =
        NumberBins.from(
            List.of(
                LoggedValues.numbers(
                    IntStream.range(0, 1000).mapToObj(number -> (double) number).toList())));

    assertThat(bins.edges()).contains(0.0, 100.0, 500.0, 999.0).hasSize(11);
  }

  @Test
  void frequentTextsHaveABinEachAndUnseenOnesOne() {
    List<LoggedValues> sample =
        IntStream.range(0, 30)
            .mapToObj(
                number ->
                    LoggedValues.texts(
                        Collections.nCopies(30 - number, String.format("t%02d", number))))
            .toList();

    TextBins bins = TextBins.from(sample);

    assertThat(bins.frequent()).hasSize(TextBins.FREQUENT).startsWith("t00", "t01");
    assertThat(bins.of(texts("t01", "t29", "new"))).containsExactly(1, 20, 21);
    assertThat(bins.labels()).endsWith("(others)", "(not in the reference)");
  }

  @Test
  void withoutAnElementThereIsNothingToBin() {
    assertThat(Bins.from(List.of(LoggedValues.NONE))).isEmpty();
    assertThat(Bins.from(List.of(texts("a"))).orElseThrow().row(LoggedValues.NONE)).isEmpty();
  }
}
