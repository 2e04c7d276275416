package dev.tradewind.training.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreesInGraphTest {

  @Property(tries = 40)
  void answersWhatXgboostAnswers(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 7) int depth,
      @ForAll @IntRange(min = 1, max = 40) int rounds,
      @ForAll Objective objective) {
    List<float[]> rows = RandomRows.of(random, 200, 4);
    TreeExamples examples = examples(objective, rows, RandomRows.labels(random, rows));
    BoostingOptions options = options(depth, rounds, random.nextInt());
    TreeEnsemble first = trees(objective, options, examples);
    List<float[]> asked = atThresholds(first, random);
    // A seed means something: trees that are grown again are the same.
    try (NativeBooster booster =
            NativeBooster.of(
                objective, options, examples, TreeExamples.of(asked, new float[asked.size()]));
        GraphOfTrees graph = new GraphOfTrees(first)) {
      for (int i = 0; i < rounds; i++) {
        booster.grow();
      }
      double[] expected = booster.scores();
      float[] answered = graph.scores(asked);
      for (int i = 0; i < answered.length; i++) {
        assertThat(first.score(asked.get(i))).isCloseTo((float) expected[i], within(1e-5f));
        assertThat(first.score(asked.get(i))).isCloseTo((float) expected[i], within(1e-5f));
        assertThat(answered[i]).isCloseTo((float) expected[i], within(1e-5f));
      }
    }
  }

  @Property(tries = 20)
  void whatColumnsGaveAddsUpToTheScore(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 6) int depth) {
    List<float[]> rows = RandomRows.of(random, 200, 4);
    TreeEnsemble trees =
        trees(
            Objective.LOGISTIC,
            options(depth, 20, 1),
            TreeExamples.of(rows, RandomRows.labels(random, rows)));
    try (GraphOfTrees graph = new GraphOfTrees(trees)) {
      float[] scores = graph.scores(rows);
      float[][] given = graph.contributions(rows);
      for (int i = 0; i < scores.length; i++) {
        float sum = trees.mean();
        for (float one : given[i]) {
          sum += one;
        }
        assertThat(sum).isCloseTo(scores[i], within(1e-4f));
      }
    }
  }

  @Test
  void aColumnIsGivenWhatItsSplitsChanged() {
    // x0 < 1 ? (x1 < 2 ? 4 : 0) : -3, over ten, five and five, and twenty examples.
    RegressionTree tree =
        new RegressionTree(
            new int[] {0, 1, 0, 0, 0},
            new float[] {1, 2, -3, 4, 0},
            new boolean[] {false, true, false, false, false},
            new int[] {1, 3, -1, -1, -1},
            new int[] {2, 4, -1, -1, -1},
            new float[] {-1, 2, -3, 4, 0});
    TreeEnsemble trees = new TreeEnsemble(.5f, List.of(tree), 2);
    List<float[]> rows =
        List.of(
            new float[] {0, 2},
            new float[] {0, Float.NaN},
            new float[] {1, 0},
            new float[] {Float.NaN, 0},
            new float[] {Float.POSITIVE_INFINITY, 0},
            new float[] {Float.NEGATIVE_INFINITY, 1.9999999f});
    try (GraphOfTrees graph = new GraphOfTrees(trees)) {
      assertThat(graph.scores(rows)).containsExactly(.5f, 4.5f, -2.5f, -2.5f, -2.5f, 4.5f);
      assertThat(graph.contributions(rows))
          .isDeepEqualTo(new float[][] {{3, -2}, {3, 2}, {-2, 0}, {-2, 0}, {-2, 0}, {3, 2}});
    }
    assertThat(trees.mean()).isEqualTo(-.5f);
    assertThat(trees.splits()).containsExactly(.5, .5);
  }

  @Test
  void noTreeAtAllAnswersTheBase() {
    TreeEnsemble none = new TreeEnsemble(.25f, List.of(), 3);
    try (GraphOfTrees graph = new GraphOfTrees(none)) {
      List<float[]> rows = List.of(new float[3], new float[] {1, 2, Float.NaN});
      assertThat(graph.scores(rows)).containsExactly(.25f, .25f);
      assertThat(graph.contributions(rows)).isDeepEqualTo(new float[2][3]);
    }
  }

  @Test
  void answersTheSameAfterLoading(@TempDir Path directory) throws IOException {
    Random random = new Random(7);
    List<float[]> rows = RandomRows.of(random, 500, 6);
    TreeEnsemble trees =
        trees(
            Objective.LOGISTIC,
            options(6, 100, 3),
            TreeExamples.of(rows, RandomRows.labels(random, rows)));
    try (GraphOfTrees graph = new GraphOfTrees(trees)) {
      graph.write(directory.resolve("model"));
      assertThat(GraphOfTrees.loaded(directory.resolve("model"), rows))
          .containsExactly(graph.scores(rows));
    }
  }

  private static TreeEnsemble trees(
      Objective objective, BoostingOptions options, TreeExamples examples) {
    return new Boosting(objective, options, (round, rounds) -> {}, () -> false)
        .grow(examples)
        .trees();
  }

  private static TreeExamples examples(Objective objective, List<float[]> rows, float[] labels) {
    return objective == Objective.RANKING
        ? TreeExamples.of(rows, labels, new int[] {50, 30, 100, 20})
        : TreeExamples.of(rows, labels);
  }

  private static BoostingOptions options(int depth, int rounds, long seed) {
    return new BoostingOptions(rounds, 10, depth, .3, 64, .1, .8, .8, 1, seed);
  }

  /** Rows with values at thresholds, the next below and above them, and missing. */
  private static List<float[]> atThresholds(TreeEnsemble trees, Random random) {
    List<List<Float>> values = new ArrayList<>();
    for (int column = 0; column < trees.columns(); column++) {
      values.add(new ArrayList<>(List.of(Float.NaN, 0f, 1e30f, -1e30f)));
    }
    for (RegressionTree tree : trees.trees()) {
      for (int node = 0; node < tree.size(); node++) {
        if (!tree.isLeaf(node)) {
          float threshold = tree.thresholds()[node];
          values
              .get(tree.columns()[node])
              .addAll(List.of(threshold, Math.nextDown(threshold), Math.nextUp(threshold)));
        }
      }
    }
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      float[] row = new float[trees.columns()];
      for (int column = 0; column < row.length; column++) {
        List<Float> some = values.get(column);
        float value = some.get(random.nextInt(some.size()));
        // TensorFlow takes for 0 what is nearer to it than any normal number.
        row[column] = Math.abs(value) < Float.MIN_NORMAL ? 0 : value;
      }
      rows.add(row);
    }
    return rows;
  }
}
