package dev.tradewind.training.report.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {

  private static final List<String> FEATURES = List.of("unused", "weak", "strong");

  /** The model is 3 x strong + weak; its quality is minus the mean square error. */
  private static List<PermutationImportance> measure(double[][] rows, long seed) {
    double[] truth = Arrays.stream(rows).mapToDouble(row -> 3 * row[2] + row[1]).toArray();
    return PermutationImportance.ofColumns(
        FEATURES,
        rows,
        some -> {
          double sum = 0;
          for (int i = 0; i < some.length; i++) {
            double miss = 3 * some[i][2] + some[i][1] - truth[i];
            sum -= miss * miss;
          }
          return sum / some.length;
        },
        5,
        seed);
  }

  private static double[][] rows() {
    Random random = new Random(4);
    double[][] rows = new double[500][3];
    for (double[] row : rows) {
      Arrays.setAll(row, i -> random.nextGaussian());
    }
    return rows;
  }

  @Test
  void whatTheModelDoesNotUseCostsNothing() {
    List<PermutationImportance> importance = measure(rows(), 1);
    assertThat(importance)
        .extracting(PermutationImportance::feature)
        .containsExactly("strong", "weak", "unused");
    assertThat(importance.get(2).mean()).isZero();
  }

  @Test
  void shufflingCostsTwiceTheVarianceThatTheFeatureCarries() {
    // E(3a - 3b)^2 of two independent draws = 9 x 2; of the weak one 2.
    List<PermutationImportance> importance = measure(rows(), 1);
    assertThat(importance.get(0).mean()).isBetween(15.0, 21.0);
    assertThat(importance.get(1).mean()).isBetween(1.6, 2.4);
    assertThat(importance.get(0).lowest()).isLessThan(importance.get(0).highest());
  }

  @Test
  void theSeedDecidesAndTheRowsStayAsTheyAre() {
    double[][] rows = rows();
    assertThat(measure(rows, 1)).isEqualTo(measure(rows, 1)).isNotEqualTo(measure(rows, 2));
    assertThat(rows).isDeepEqualTo(rows());
  }
}
