package dev.tradewind.training.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class BoostingTest {

  private static final BoostingOptions OPTIONS =
      new BoostingOptions(200, 5, 3, .3, 256, 1, .7, 1, 1, 42);

  private final List<float[]> rows = RandomRows.of(new Random(1), 2000, 5);
  private final float[] labels = RandomRows.labels(new Random(2), rows);

  @Test
  void stopsWhereNoMoreTreesHelp() {
    TreeExamples examples = part(0, 1000);
    TreeExamples validation = part(1000, 2000);
    ToDoubleFunction<double[]> quality = scores -> -loss(scores, validation.labels());
    List<Integer> heard = new ArrayList<>();
    Boosting.Outcome outcome =
        new Boosting(Objective.LOGISTIC, OPTIONS, (round, all) -> heard.add(round), () -> false)
            .choose(examples, validation, quality);

    assertThat(outcome.rounds()).isBetween(2, 100);
    assertThat(heard).hasSize(outcome.rounds() + OPTIONS.patience());
    // The trees kept are those whose quality was told.
    double[] scores = outcome.trees().scores(rows.subList(1000, 2000));
    assertThat(quality.applyAsDouble(scores))
        .isCloseTo(outcome.qualities().get(outcome.rounds() - 1), within(1e-6));
    // An exclusive or with a tenth of noise: a line is wrong in half of the cases.
    long right = 0;
    for (int i = 0; i < scores.length; i++) {
      right += scores[i] > 0 == validation.labels()[i] > 0 ? 1 : 0;
    }
    assertThat(right).isGreaterThan(850);
  }

  @Test
  void aSeedMeansSomething() {
    TreeExamples examples = part(0, 1000);
    double[] once = grown(OPTIONS, examples).scores(rows);
    assertThat(grown(OPTIONS, examples).scores(rows)).containsExactly(once);
    BoostingOptions other = new BoostingOptions(200, 5, 3, .3, 256, 1, .7, 1, 1, 43);
    assertThat(grown(other, examples).scores(rows)).isNotEqualTo(once);
  }

  @Test
  void endsWhenThereIsNoTimeButNotWithoutATree() {
    Boosting.Outcome outcome =
        new Boosting(Objective.LOGISTIC, OPTIONS, (round, all) -> {}, () -> true)
            .grow(part(0, 1000));
    assertThat(outcome.rounds()).isEqualTo(1);
  }

  @Test
  void learnsNumbers() {
    float[] numbers = new float[rows.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = 100 + (Float.isNaN(rows.get(i)[2]) ? 7 : rows.get(i)[2]);
    }
    TreeEnsemble trees =
        new Boosting(Objective.SQUARED_ERROR, OPTIONS, (round, all) -> {}, () -> false)
            .grow(TreeExamples.of(rows, numbers))
            .trees();
    double squares = 0;
    for (int i = 0; i < numbers.length; i++) {
      squares += Math.pow(trees.score(rows.get(i)) - numbers[i], 2);
    }
    assertThat(Math.sqrt(squares / numbers.length)).isLessThan(.2);
  }

  @Test
  void learnsAnOrderWithinQueries() {
    // Degrees mean something within a query only: each has a level of its own.
    int[] groups = new int[100];
    float[] degrees = new float[rows.size()];
    for (int i = 0; i < degrees.length; i++) {
      groups[i / 20]++;
      float value = rows.get(i)[3];
      degrees[i] = i / 20 % 5 + (value > 0 ? 1.33f : 0);
    }
    TreeEnsemble trees =
        new Boosting(Objective.RANKING, OPTIONS.rounds(20), (round, all) -> {}, () -> false)
            .grow(TreeExamples.of(rows, degrees, groups))
            .trees();
    double high = 0;
    double low = 0;
    for (float[] row : rows) {
      if (row[3] > 0) {
        high += trees.score(row) / rows.size();
      } else {
        low += trees.score(row) / rows.size();
      }
    }
    assertThat(high).isGreaterThan(low + .2);
  }

  @Test
  void examplesOfOneKindAreLearnedToo() {
    TreeEnsemble trees = grown(OPTIONS, TreeExamples.of(rows.subList(0, 100), new float[100]));
    assertThat(trees.score(rows.get(0))).isFinite().isLessThan(-4);
  }

  @Test
  void memoryIsGivenBackWhereTrainingFails() throws IOException {
    float[] values = new float[1_000_000];
    TreeExamples large = new TreeExamples(values, 100, new float[10_000], new int[0]);
    ToDoubleFunction<double[]> broken =
        scores -> {
          throw new IllegalStateException("broken");
        };
    Boosting boosting = new Boosting(Objective.LOGISTIC, OPTIONS, (round, all) -> {}, () -> false);
    fail(boosting, large, broken, 10);
    long before = residentKilobytes();
    fail(boosting, large, broken, 60);
    // Each holds the values twice, as they are and by histogram: 5 MB or more.
    assertThat(residentKilobytes() - before).isLessThan(150_000);
  }

  private static void fail(
      Boosting boosting, TreeExamples examples, ToDoubleFunction<double[]> quality, int times) {
    for (int i = 0; i < times; i++) {
      assertThatThrownBy(() -> boosting.choose(examples, examples, quality)).hasMessage("broken");
    }
  }

  private static long residentKilobytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private static TreeEnsemble grown(BoostingOptions options, TreeExamples examples) {
    return new Boosting(Objective.LOGISTIC, options, (round, all) -> {}, () -> false)
        .grow(examples)
        .trees();
  }

  private TreeExamples part(int from, int to) {
    return TreeExamples.of(rows.subList(from, to), Arrays.copyOfRange(labels, from, to));
  }

  private static double loss(double[] scores, float[] labels) {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      sum += Math.log1p(Math.exp(labels[i] > 0 ? -scores[i] : scores[i]));
    }
    return sum / scores.length;
  }
}
