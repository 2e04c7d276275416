package dev.tradewind.training.risk.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.training.RunFixture;
import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.WrittenReport;
import dev.tradewind.training.report.measure.RankedScores;
import dev.tradewind.training.risk.RiskModel;
import dev.tradewind.training.risk.learner.Column;
import dev.tradewind.training.risk.learner.Examples;
import dev.tradewind.training.risk.learner.Parts;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.Metric;
import dev.tradewind.training.run.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/** Trains on tables whose answer is known to follow from their columns. */
class TableRunTest {

  private static final Map<String, String> SHORT =
      Map.of("epochs", "12", "members", "1", "batch_size", "64");

  @TempDir static Path directory;
  static Path orders;
  static RunResult result;

  @BeforeAll
  static void train() throws IOException {
    orders = GeneratedTables.orders(directory.resolve("orders.csv"), 4000);
    result = RunFixture.run(new RiskModel(), orders, directory.resolve("orders"), 42, SHORT);
  }

  @Test
  void findsWhatNoLineSees() {
    assertThat(result.metrics())
        .extracting(Metric::name)
        .containsExactly("average_precision", "roc_auc", "accuracy");
    assertThat(result.primary().floorName()).isEqualTo("logistic regression");
    Metric area = result.metrics().get(1);
    // The best that can be known is about .83; cities alone give a line about .6.
    assertThat(area.value()).isGreaterThan(.76);
    assertThat(area.floor()).isBetween(.5, .7);
    assertThat(result.primary().low()).isGreaterThan(result.primary().floor());
  }

  @Test
  void saysWhatItMadeOfTheColumns() {
    ReportData report = WrittenReport.of(result);
    assertThat(report.sections())
        .filteredOn(section -> section.title().equals("What was made of the table"))
        .singleElement()
        .satisfies(
            section ->
                assertThat(String.join(" ", section.text()))
                    .contains("To be told: returned")
                    .contains("In the order of placed_at")
                    .contains("Numbers: amount, distance.")
                    .contains("Words: city.")
                    .contains("order_id: a number of the row")
                    .contains("shop: one value only")
                    .contains("note: an id or free text"));
    assertThat(report.sections())
        .extracting(section -> section.title())
        .contains("What it looks at", "Some answers, explained", "Before you use it");
  }

  @Test
  void theExportTakesRawColumnsAndAnswersAsItWasMeasured() {
    assertThat(result.golden()).isEqualTo(new GoldenCheck(16, 16, List.of()));
    Table table = Table.read(orders, parameters());
    Parts parts = TableParts.of(table, 42);
    double[] scores = new double[parts.test().length];
    try (SavedModelBundle bundle = SavedModelBundle.load(result.savedModel().toString(), "serve")) {
      Map<String, Tensor> inputs = inputs(table.examples(), parts.test());
      try (Result answer = bundle.function("serving_default").call(inputs)) {
        TFloat32 probability = (TFloat32) answer.get("probability").orElseThrow();
        for (int i = 0; i < scores.length; i++) {
          scores[i] = probability.getFloat(i);
        }
      } finally {
        inputs.values().forEach(Tensor::close);
      }
    }
    RankedScores ranked = new RankedScores(scores, table.examples().truth(parts.test()));
    assertThat(ranked.averagePrecision(ranked.all()))
        .isCloseTo(result.primary().value(), within(1e-4));
  }

  @Test
  void explainsByColumnAndKnowsNoNewWord() {
    try (SavedModelBundle bundle = SavedModelBundle.load(result.savedModel().toString(), "serve");
        TFloat32 amount = TFloat32.vectorOf(90, 90);
        TFloat32 distance = TFloat32.vectorOf(80, Float.NaN);
        TString city = TString.vectorOf("city 1", "a city that nobody has seen");
        Result answer =
            bundle
                .function("explain")
                .call(Map.of("amount", amount, "distance", distance, "city", city))) {
      TFloat32 parts = (TFloat32) answer.get("contributions").orElseThrow();
      TFloat32 score = (TFloat32) answer.get("score").orElseThrow();
      TFloat32 base = (TFloat32) answer.get("base").orElseThrow();
      TString names = (TString) answer.get("features").orElseThrow();
      assertThat(names.getObject(2)).isEqualTo("city");
      assertThat(parts.shape().asArray()).containsExactly(2, 3);
      double sum = parts.getFloat(0, 0) + parts.getFloat(0, 1) + parts.getFloat(0, 2);
      assertThat(sum).isCloseTo(score.getFloat(0) - base.getFloat(0), within(.2));
      assertThat(parts.getFloat(0, 2)).isPositive();
      // Which distances are missing is chance: nothing to be learned.
      assertThat(parts.getFloat(1, 1)).isCloseTo(0, within(.3f));
    }
  }

  @Test
  void learnsFromWordsAlone() throws IOException {
    Path data = GeneratedTables.words(directory.resolve("words.csv"), 2500);
    RunResult words = RunFixture.run(new RiskModel(), data, directory.resolve("words"), 7, SHORT);
    Metric area = words.metrics().get(1);
    // Which of two halves a row is of needs both columns: a line tosses a coin.
    assertThat(area.floor()).isBetween(.4, .6);
    assertThat(area.value()).isGreaterThan(.8);
    assertThat(words.golden()).isEqualTo(new GoldenCheck(16, 16, List.of()));
  }

  @Test
  void aMissingValueSaysSomething() throws IOException {
    Path data = GeneratedTables.gaps(directory.resolve("gaps.csv"), 1500);
    RunResult gaps = RunFixture.run(new RiskModel(), data, directory.resolve("gaps"), 7, SHORT);
    Metric area = gaps.metrics().get(1);
    assertThat(area.value()).isGreaterThan(.75);
    assertThat(area.floor()).isGreaterThan(.75);
    assertThat(gaps.examples()).isBetween(1180L, 1195L);
    assertThat(WrittenReport.of(gaps).card().limits()).contains("split at random");
  }

  private static Hyperparameters parameters() {
    return Hyperparameters.resolve(new RiskModel().parameters(), Map.of());
  }

  private static Map<String, Tensor> inputs(Examples examples, int[] some) {
    Map<String, Tensor> inputs = new HashMap<>();
    for (int column = 0; column < examples.columns().size(); column++) {
      int at = column;
      List<float[]> rows = examples.rows(some);
      if (examples.columns().get(column) instanceof Column.Words words) {
        String[] values =
            rows.stream().map(row -> words.words().get((int) row[at])).toArray(String[]::new);
        inputs.put(words.name(), TString.vectorOf(values));
      } else {
        float[] values = new float[some.length];
        for (int i = 0; i < values.length; i++) {
          values[i] = rows.get(i)[at];
        }
        inputs.put(examples.columns().get(column).name(), TFloat32.vectorOf(values));
      }
    }
    return inputs;
  }
}
