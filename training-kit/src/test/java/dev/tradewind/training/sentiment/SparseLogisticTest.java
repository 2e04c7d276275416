package dev.tradewind.training.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SparseLogisticTest {

  @Test
  void ratiosAreThoseOfWangAndManning() {
    // Counts of feature 0: 2 and 0, of 1: 1 and 1, of 2: 0 and 1; smoothed by 1 their sums are 6
    // and 5.
    List<int[]> rows = List.of(new int[] {0, 1}, new int[] {0}, new int[] {1, 2});
    float[] ratios = LogCountRatios.of(rows, new boolean[] {true, true, false}, 4, 1, 2);
    assertThat(ratios[0]).isCloseTo((float) Math.log((3 / 6.0) / (1 / 5.0)), within(1e-6f));
    assertThat(ratios[1]).isCloseTo((float) Math.log((2 / 6.0) / (2 / 5.0)), within(1e-6f));
    assertThat(ratios[2]).as("in too few").isZero();
    assertThat(ratios[3]).as("in none").isZero();
  }

  @Test
  void theSlopeIsZeroWhereItEnds() {
    Random random = new Random(3);
    List<int[]> rows = new ArrayList<>();
    boolean[] truth = new boolean[400];
    for (int i = 0; i < truth.length; i++) {
      rows.add(IntStream.range(0, 30).filter(feature -> random.nextInt(4) == 0).toArray());
      double logit = rows.get(i).length == 0 ? 0 : (rows.get(i)[0] % 2 == 0 ? 1 : -1);
      truth[i] = random.nextDouble() < 1 / (1 + Math.exp(-logit));
    }
    float[] ratios = new float[30];
    for (int i = 0; i < 30; i++) {
      ratios[i] = (float) (random.nextGaussian() + 2);
    }
    Block block = Block.of(rows, ratios, 1);
    double losses = 2;
    SparseLogistic fitted = new SparseLogistic(List.of(block), truth, losses);
    List<Double> told = new ArrayList<>();
    fitted.fit(() -> false, told::add);
    double[] weights = fitted.weights();
    double[] slope = weights.clone();
    slope[30] = 0;
    double[] first = new double[31];
    for (int i = 0; i < truth.length; i++) {
      double logit = weights[30];
      for (int place : block.places()[i]) {
        logit += weights[place] * ratios[place] * block.scales()[i];
      }
      double miss = losses * (1 / (1 + Math.exp(-logit)) - (truth[i] ? 1 : 0));
      double missAtFirst = losses * (0.5 - (truth[i] ? 1 : 0));
      for (int place : block.places()[i]) {
        slope[place] += miss * ratios[place] * block.scales()[i];
        first[place] += missAtFirst * ratios[place] * block.scales()[i];
      }
      slope[30] += miss;
      first[30] += missAtFirst;
    }
    assertThat(length(slope)).isLessThan(.01 * length(first));
    assertThat(told).isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void rowsAreBroughtToOneLength() {
    Block block =
        Block.of(List.of(new int[] {0, 2}, new int[] {1}, new int[] {}), new float[] {3, 0, 4}, .5);
    assertThat(block.scales()).containsExactly(.1, 0, 0);
    assertThat(block.buckets()).containsExactly(0, 2);
  }

  private static double length(double[] some) {
    double squares = 0;
    for (double one : some) {
      squares += one * one;
    }
    return Math.sqrt(squares);
  }
}
