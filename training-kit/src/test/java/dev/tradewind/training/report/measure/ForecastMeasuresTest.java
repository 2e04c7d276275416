package dev.tradewind.training.report.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ForecastMeasuresTest {

  private static final Offset<Double> EXACT = within(1e-12);

  /** The examples of scikit-learn's mean_pinball_loss. */
  @Test
  void thePinballLossIsThatOfTheDocumentation() {
    assertThat(pinball(.1, 0, 2, 3)).isCloseTo(.1 / 3, EXACT);
    assertThat(pinball(.1, 1, 2, 4)).isCloseTo(.3, EXACT);
    assertThat(pinball(.9, 0, 2, 3)).isCloseTo(.3, EXACT);
    assertThat(pinball(.9, 1, 2, 4)).isCloseTo(.1 / 3, EXACT);
  }

  private static double pinball(double level, double... quantiles) {
    double[][] rows =
        IntStream.range(0, 3).mapToObj(i -> new double[] {quantiles[i]}).toArray(double[][]::new);
    return QuantileCoverage.of(
            new double[] {level},
            new double[] {1, 2, 3},
            rows,
            new int[] {0, 1, 2},
            new Bootstrap(10, .95, 1))
        .get(0)
        .pinball();
  }

  @Test
  void coverageCountsWhatIsBelowAndWhatIsOnTheQuantile() {
    double[][] zeros = new double[10][1];
    double[] actual = {0, 0, 0, 0, 0, 0, 3, 3, 3, 3};
    QuantileCoverage coverage =
        QuantileCoverage.of(
                new double[] {.5},
                actual,
                zeros,
                IntStream.range(0, 10).toArray(),
                new Bootstrap(100, .95, 1))
            .get(0);
    assertThat(coverage.below()).isZero();
    assertThat(coverage.atOrBelow()).isEqualTo(.6);
    assertThat(coverage.interval()).isNotNull();
    assertThat(coverage.interval().contains(.6)).isTrue();
  }

  @Test
  void residualsAreActualLessPredicted() {
    // scikit-learn's example of mean_absolute_error (.5) and mean_squared_error (.375).
    Residuals residuals = Residuals.of(new double[] {3, -.5, 2, 7}, new double[] {2.5, 0, 2, 8});
    assertThat(residuals.meanAbsolute()).isCloseTo(.5, EXACT);
    assertThat(residuals.rootMeanSquare()).isCloseTo(Math.sqrt(.375), EXACT);
    assertThat(residuals.bias()).isCloseTo(-.25, EXACT);
    assertThat(residuals.byPrediction()).hasSize(4);
    assertThat(residuals.byPrediction().get(3)).isEqualTo(new Residuals.Part(1, 8, 7, 1));
  }

  @Test
  void aHistogramHasRoundBinsAndLosesNothing() {
    double[] values = IntStream.range(0, 1000).mapToDouble(i -> i / 100.0).toArray();
    values[0] = -1e9;
    List<Bin> bins = Bin.histogram(values, 10);
    assertThat(bins.stream().mapToLong(Bin::count).sum()).isEqualTo(1000);
    assertThat(bins).hasSize(10);
    assertThat(bins.get(3).from()).isEqualTo(3);
    assertThat(bins.get(3).count()).isEqualTo(100);
  }

  @Test
  void aHistogramOfOneValueHasOneBin() {
    assertThat(Bin.histogram(new double[] {2, 2, 2}, 10)).containsExactly(new Bin(2, 3, 3));
  }

  @Test
  void aRankingIsJudgedAtEachDepth() {
    List<RankingDepth> depths = RankingDepth.upTo(4, new int[] {0, 1, 3, 90});
    assertThat(depths.stream().map(RankingDepth::hit)).containsExactly(.25, .5, .5, .75);
    assertThat(depths.get(0).ndcg()).isCloseTo(.25, EXACT);
    // 1 + 1 / log2(3) + 1 / log2(5), over 4 cases
    double third = (1 + Math.log(2) / Math.log(3) + Math.log(2) / Math.log(5)) / 4;
    assertThat(depths.get(3).ndcg()).isCloseTo(third, EXACT);
  }
}
