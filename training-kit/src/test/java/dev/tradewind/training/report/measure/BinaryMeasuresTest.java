package dev.tradewind.training.report.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Held against the examples in scikit-learn's documentation, and against counting by hand. */
class BinaryMeasuresTest {

  private static final Offset<Double> EXACT = within(1e-12);

  /** The example of roc_curve, roc_auc_score and average_precision_score. */
  private static final BinaryPredictions DOCUMENTED =
      new BinaryPredictions(
          new double[] {.1, .4, .35, .8}, new boolean[] {false, false, true, true});

  @Test
  void theRocCurveIsThatOfTheDocumentation() {
    RocCurve curve = RocCurve.of(DOCUMENTED);
    assertThat(curve.area()).isCloseTo(.75, EXACT);
    assertThat(curve.points())
        .containsExactly(
            new RocCurve.Point(0, 0, null),
            new RocCurve.Point(0, .5, .8),
            new RocCurve.Point(.5, .5, .4),
            new RocCurve.Point(.5, 1, .35),
            new RocCurve.Point(1, 1, .1));
  }

  @Test
  void theAveragePrecisionIsThatOfTheDocumentation() {
    // 1/2 x 1 + 1/2 x 2/3
    assertThat(PrecisionRecall.of(DOCUMENTED).averagePrecision()).isCloseTo(5.0 / 6, EXACT);
    assertThat(PrecisionRecall.of(DOCUMENTED).base()).isEqualTo(.5);
  }

  @Test
  void tiedScoresAreSelectedTogether() {
    // One pair won (.9 over .5), the other a tie: 3/4. In another order it would be 1/2 or 1.
    BinaryPredictions tied =
        new BinaryPredictions(new double[] {.5, .9, .5}, new boolean[] {true, true, false});
    assertThat(RocCurve.of(tied).area()).isCloseTo(.75, EXACT);
    assertThat(RocCurve.of(tied).points()).hasSize(3);
    assertThat(PrecisionRecall.of(tied).averagePrecision()).isCloseTo(.5 + .5 * 2 / 3, EXACT);
    assertThat(Gain.of(tied).found(2.0 / 3)).isCloseTo(.75, EXACT);
  }

  @Test
  void scoresThatAreAllTheSameAreChance() {
    BinaryPredictions same = new BinaryPredictions(new double[8], alternating(8));
    assertThat(RocCurve.area(same)).isEqualTo(.5);
    assertThat(PrecisionRecall.average(same)).isEqualTo(.5);
    assertThat(Gain.of(same).lift(.25)).isCloseTo(1, EXACT);
  }

  @Property(tries = 200)
  void theAreaIsTheShareOfPairsInTheRightOrder(
      @ForAll @IntRange(min = 2, max = 40) int size, @ForAll long seed) {
    Random random = new Random(seed);
    double[] scores = random.ints(size, 0, 6).mapToDouble(i -> i / 6.0).toArray();
    boolean[] truth = alternating(size);
    double right = 0;
    int pairs = 0;
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < size; k++) {
        if (truth[i] && !truth[k]) {
          pairs++;
          right += scores[i] > scores[k] ? 1 : scores[i] == scores[k] ? .5 : 0;
        }
      }
    }
    assertThat(RocCurve.area(new BinaryPredictions(scores, truth)))
        .isCloseTo(right / pairs, within(1e-9));
  }

  @Test
  void thereIsNoAreaWhereAllAreTrue() {
    BinaryPredictions all =
        new BinaryPredictions(new double[] {.1, .2}, new boolean[] {true, true});
    assertThat(RocCurve.of(all).area()).isNull();
    assertThat(PrecisionRecall.of(all).averagePrecision()).isEqualTo(1);
    BinaryPredictions none = new BinaryPredictions(new double[2], new boolean[2]);
    assertThat(PrecisionRecall.of(none).averagePrecision()).isNull();
    assertThat(Gain.of(none).points()).isEmpty();
  }

  @Test
  void gainAndLiftCountFromTheTop() {
    BinaryPredictions ten =
        new BinaryPredictions(
            new double[] {1, .9, .8, .7, .6, .5, .4, .3, .2, .1},
            new boolean[] {true, true, false, true, false, false, false, false, false, true});
    Gain gain = Gain.of(ten);
    assertThat(gain.found(.2)).isCloseTo(.5, EXACT);
    assertThat(gain.lift(.2)).isCloseTo(2.5, EXACT);
    assertThat(gain.found(.5)).isCloseTo(.75, EXACT);
    assertThat(gain.found(1)).isCloseTo(1, EXACT);
  }

  @Test
  void aThresholdSelectsWhatScoresAtLeastSoMuch() {
    Threshold row = Threshold.at(DOCUMENTED, .4);
    assertThat(row).isEqualTo(new Threshold(.4, .5, .5, .5, .5, .5));
    assertThat(Threshold.at(DOCUMENTED, .9).precision()).isNull();
    // At .35: 2 right, 1 wrong: 2 x 2 / (3 + 2) = .8; at .8: 2 x 1 / (1 + 2).
    assertThat(Threshold.bestF1(DOCUMENTED)).isEqualTo(.35);
    assertThat(Threshold.table(DOCUMENTED, List.of(.35)).get(0).f1()).isCloseTo(.8, EXACT);
  }

  @Test
  void theCalibrationBinsAreThoseOfTheDocumentation() {
    // The example of calibration_curve.
    double[] scores = {.1, .2, .3, .4, .65, .7, .8, .9, 1};
    boolean[] truth = {false, false, false, false, true, true, true, true, true};
    Calibration calibration = Calibration.of(new BinaryPredictions(scores, truth), 3);
    assertThat(calibration.bins().stream().map(bin -> bin.observed().value()))
        .containsExactly(0.0, .5, 1.0);
    assertThat(calibration.bins().get(0).predicted()).isCloseTo(.2, EXACT);
    assertThat(calibration.bins().get(1).predicted()).isCloseTo(.525, EXACT);
    assertThat(calibration.bins().get(2).predicted()).isCloseTo(.85, EXACT);
    // (3 x .2 + 2 x .025 + 4 x .15) / 9
    assertThat(calibration.expectedError()).isCloseTo(1.25 / 9, EXACT);
  }

  @Test
  void theBrierScoreIsThatOfTheDocumentation() {
    // The example of brier_score_loss.
    Calibration calibration =
        Calibration.of(
            new BinaryPredictions(
                new double[] {.1, .9, .8, .3}, new boolean[] {false, true, true, false}),
            10);
    assertThat(calibration.brier()).isCloseTo(.0375, EXACT);
  }

  @Test
  void aScoreOnAnEdgeIsInTheLowerBinAndZeroInTheFirst() {
    Calibration calibration =
        Calibration.of(new BinaryPredictions(new double[] {0, .5, 1}, new boolean[3]), 2);
    assertThat(calibration.bins().stream().map(bin -> bin.observed().of())).containsExactly(2L, 1L);
  }

  @Test
  void whatIsNoProbabilityIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Calibration.of(new BinaryPredictions(new double[] {1.2}, new boolean[1]), 2))
        .withMessageContaining("1.2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BinaryPredictions(new double[] {Double.NaN}, new boolean[1]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BinaryPredictions(new double[2], new boolean[1]));
  }

  private static boolean[] alternating(int size) {
    boolean[] truth = new boolean[size];
    for (int i = 0; i < size; i += 2) {
      truth[i] = true;
    }
    return truth;
  }
}
