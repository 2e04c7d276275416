package dev.tradewind.training.risk.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.training.RunFixture;
import dev.tradewind.training.report.Section;
import dev.tradewind.training.report.WrittenReport;
import dev.tradewind.training.risk.RiskModel;
import dev.tradewind.training.risk.learner.Column;
import dev.tradewind.training.risk.learner.Examples;
import dev.tradewind.training.risk.learner.Parts;
import dev.tradewind.training.risk.learner.RiskData.NamedFold;
import dev.tradewind.training.run.RunFailure;
import dev.tradewind.training.run.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFoldsTest {

  @TempDir Path directory;

  @Test
  void drawnFoldsAreDisjointCoverAllAndHaveTheirShareOfBothKinds() {
    Table table = table(1000, false);
    Parts parts = TableParts.of(table, 1);
    List<NamedFold> folds = TableFolds.of(table, parts.train(), 5, 1);

    int[] held = folds.stream().flatMapToInt(fold -> Arrays.stream(fold.validation())).toArray();
    assertThat(Arrays.stream(held).sorted().toArray())
        .isEqualTo(Arrays.stream(parts.train()).sorted().toArray());
    for (NamedFold fold : folds) {
      assertThat(table.examples().positives(fold.validation())).isBetween(15, 17);
      int[] both =
          IntStream.concat(Arrays.stream(fold.fit()), Arrays.stream(fold.validation()))
              .sorted()
              .toArray();
      assertThat(both).isEqualTo(Arrays.stream(parts.train()).sorted().toArray());
    }
  }

  @Test
  void withATimeEachBlockIsHeldOutAfterLearningFromAllBeforeIt() {
    Table table = table(1000, true);
    Parts parts = TableParts.of(table, 1);
    List<NamedFold> folds = TableFolds.of(table, parts.train(), 4, 1);

    double before = Double.NEGATIVE_INFINITY;
    for (NamedFold fold : folds) {
      double lastLearned = times(table, fold.fit()).max().orElseThrow();
      double firstHeld = times(table, fold.validation()).min().orElseThrow();
      assertThat(lastLearned).isLessThan(firstHeld);
      assertThat(firstHeld).isGreaterThan(before);
      before = times(table, fold.validation()).max().orElseThrow();
    }
    assertThat(before).isLessThan(times(table, parts.test()).min().orElseThrow());
    assertThat(folds.get(3).fit().length + folds.get(3).validation().length)
        .isEqualTo(parts.train().length);
  }

  @Test
  void moreFoldsThanThereAreAnswersAreRefused() {
    Table table = table(100, false);
    int[] train = TableParts.of(table, 1).train();
    assertThatThrownBy(() -> TableFolds.of(table, train, 20, 1))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("folds: 20 (expected: fewer: one has 0 rows with label = 1");
  }

  @Test
  void theMeanIsWhatASearchSeesAndTheModelIsTheSame() throws IOException {
    Path data = GeneratedTables.gaps(directory.resolve("gaps.csv"), 600);
    Map<String, String> parameters = new HashMap<>(Map.of("epochs", "2", "members", "1"));
    RunResult plain =
        RunFixture.run(new RiskModel(), data, directory.resolve("plain"), 5, parameters);
    parameters.put("folds", "3");
    RunResult result =
        RunFixture.run(new RiskModel(), data, directory.resolve("folded"), 5, parameters);

    Section section =
        WrittenReport.of(result).sections().stream()
            .filter(one -> one.title().equals("How it does on other parts"))
            .findFirst()
            .orElseThrow();
    double[] values =
        section.tables().get(0).rows().stream()
            .mapToDouble(row -> ((Number) row.get(3)).doubleValue())
            .toArray();
    assertThat(values).hasSize(3).doesNotHaveDuplicates();
    assertThat(result.validation()).hasValue(Arrays.stream(values).average().orElseThrow());
    assertThat(result.metrics()).isEqualTo(plain.metrics());
    assertThat(plain.validation()).isNotEqualTo(result.validation());
  }

  private static DoubleStream times(Table table, int[] some) {
    return Arrays.stream(some).mapToDouble(i -> table.times()[i]);
  }

  /** One row in ten is a yes; five rows have the same moment, and moments fall down the file. */
  private static Table table(int rows, boolean timed) {
    boolean[] truth = new boolean[rows];
    double[] times = new double[rows];
    for (int i = 0; i < rows; i++) {
      truth[i] = i % 10 == 0;
      times[i] = -(i / 5);
    }
    return new Table(
        new Examples(List.of(new Column.Numeric("a")), new float[rows][1], truth),
        "label",
        timed ? "at" : null,
        timed ? times : new double[0],
        List.of(),
        0,
        "");
  }
}
