package dev.tradewind.training.report.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two groups of four and one of one, counted by hand. */
class FairnessTest {

  private static final BinaryPredictions PREDICTIONS =
      new BinaryPredictions(
          new double[] {.9, .8, .6, .1, .7, .2, .2, .1, .9},
          new boolean[] {true, false, true, false, true, true, false, false, false});
  private static final List<String> NAMES = List.of("a", "a", "a", "a", "b", "b", "b", "b", "c");

  @Test
  void countsEachGroup() {
    Fairness.Group a = Fairness.of(PREDICTIONS, NAMES, .5, 4).groups().get(0);
    assertThat(a.selection().value()).isEqualTo(.75);
    assertThat(a.falsePositives()).isEqualTo(Rate.of(1, 2));
    assertThat(a.falseNegatives()).isEqualTo(Rate.of(0, 2));
    assertThat(a.meanPrediction()).isCloseTo(.6, within(1e-12));
    assertThat(a.observed().value()).isEqualTo(.5);
  }

  @Test
  void comparesTheJudgedGroupsOnly() {
    Fairness fairness = Fairness.of(PREDICTIONS, NAMES, .5, 4);
    // b selects 1 of 4, a 3 of 4; c selects all of its one and is not judged.
    assertThat(fairness.lowestSelectionRatio()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(fairness.groups().get(2).judged()).isFalse();
    assertThat(fairness.groups().get(2).falseNegatives().value()).isNull();
  }

  @Test
  void oneGroupIsNotComparedWithItself() {
    assertThat(Fairness.of(PREDICTIONS, NAMES, .5, 5).lowestSelectionRatio()).isNull();
  }

  @Test
  void nothingSelectedIsNoRatio() {
    assertThat(Fairness.of(PREDICTIONS, NAMES, .95, 1).lowestSelectionRatio()).isNull();
  }

  @Test
  void manyExamplesMakeTheIntervalNarrow() {
    double[] scores = new double[1000];
    boolean[] truth = new boolean[1000];
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      scores[i] = i % 10 == 0 ? 1 : 0;
      names.add(i < 900 ? "large" : "small");
    }
    Fairness fairness = Fairness.of(new BinaryPredictions(scores, truth), names, .5, 50);
    Interval large = fairness.groups().get(0).selection().interval();
    Interval small = fairness.groups().get(1).selection().interval();
    assertThat(large).isNotNull();
    assertThat(small).isNotNull();
    assertThat(large.high() - large.low()).isLessThan((small.high() - small.low()) / 2.5);
  }
}
