package dev.tradewind.training.ctr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.training.RunFixture;
import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.WrittenReport;
import dev.tradewind.training.run.Metric;
import dev.tradewind.training.run.RunFailure;
import dev.tradewind.training.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/** Trains on a simulated world whose rules are known. */
class ClickModelTest {

  private static final Map<String, String> SHORT =
      Map.of("epochs", "8", "batch_size", "64", "item_width", "8", "history", "8", "hidden", "32");

  @TempDir static Path directory;
  static Path data;
  static RunResult result;

  @BeforeAll
  static void train() throws IOException {
    data = SimulatedClicks.write(directory.resolve("shown.csv"), 12_000, 3);
    result = RunFixture.run(new ClickModel(), data, directory.resolve("a"), 42, SHORT);
  }

  @Test
  void answersTheMetricsOfTheTaskWithTheirIntervals() {
    assertThat(result.metrics())
        .extracting(Metric::name)
        .containsExactly(
            "roc_auc",
            "average_precision",
            "log_loss",
            "normalised_entropy",
            "ece",
            "grouped_auc",
            "value_ips",
            "value_snips",
            "value_dr");
    assertThat(result.primary().name()).isEqualTo("roc_auc");
    assertThat(result.primary().value()).isBetween(result.primary().low(), result.primary().high());
  }

  @Test
  void seesWhichItemsTheHistorySpeaksOf() {
    // Neither the columns nor the item alone tell whose taste it is.
    assertThat(metric("roc_auc").floor()).isLessThan(.62);
    assertThat(metric("roc_auc").value()).isGreaterThan(.72);
    assertThat(metric("grouped_auc").low()).isGreaterThan(metric("grouped_auc").floor());
    assertThat(metric("log_loss").high()).isLessThan(metric("log_loss").floor());
    assertThat(metric("normalised_entropy").value()).isLessThan(.92);
  }

  @Test
  void itsProbabilitiesAreRight() {
    assertThat(metric("ece").value()).isLessThan(.035);
  }

  @Test
  void showingByItsOddsBringsMoreThanShowingByChance() {
    // By chance a sixth of what is shown is of the shopper's kind.
    assertThat(metric("value_dr").low()).isGreaterThan(metric("value_dr").floor() * 1.2);
    assertThat(metric("value_ips").value()).isCloseTo(metric("value_dr").value(), within(.05));
    assertThat(metric("value_snips").value()).isCloseTo(metric("value_dr").value(), within(.05));
  }

  @Test
  void theSameSeedGivesTheSameMetrics() throws IOException {
    Path small = SimulatedClicks.write(directory.resolve("small.csv"), 1500, 4);
    Map<String, String> brief = Map.of("epochs", "2", "item_width", "4", "hidden", "8");
    RunResult one = RunFixture.run(new ClickModel(), small, directory.resolve("b"), 42, brief);
    RunResult again = RunFixture.run(new ClickModel(), small, directory.resolve("c"), 42, brief);
    assertThat(again.metrics()).isEqualTo(one.metrics());
  }

  @Test
  void theExportAnswersAndExplainsAsItWasMeasured() {
    assertThat(result.golden()).isEqualTo(new GoldenCheck(18, 18, List.of()));
  }

  @Test
  void rankingDoesNotAskForThePlaceAndExpectsLessFurtherDown() {
    float ranked = probability("serving_default", inputs("i1 i7 i13", null));
    float first = probability("at_position", inputs("i1 i7 i13", "1"));
    float last = probability("at_position", inputs("i1 i7 i13", "4"));
    assertThat(ranked).isCloseTo(first, within(1e-6f));
    assertThat(last).isLessThan(first);
  }

  @Test
  void whatTheHistoryHoldsDecidesAndPaddingDoesNot() {
    float wanted = probability("serving_default", inputs("i1 i7 i13", null));
    float other = probability("serving_default", inputs("i2 i8 i14", null));
    float padded = probability("serving_default", inputs(" i1 unseen i7 i13 ", null));
    assertThat(wanted).isGreaterThan(1.3f * other);
    assertThat(padded).isCloseTo(wanted, within(1e-6f));
  }

  @Test
  void contributionsAddUpToWhatTheScoreMoved() {
    Map<String, Tensor> inputs = inputs("i1 i7 i13", null);
    try (SavedModelBundle bundle = SavedModelBundle.load(result.savedModel().toString(), "serve");
        Result answer = bundle.function("explain").call(inputs)) {
      double sum = sum(answer, "contributions") + sum(answer, "history_contributions");
      double moved = sum(answer, "score") - sum(answer, "base");
      assertThat(sum).isCloseTo(moved, within(.05 * Math.abs(moved) + .02));
    } finally {
      inputs.values().forEach(Tensor::close);
    }
  }

  @Test
  void theReportShowsCurvesPlacesReasonsAndLimits() {
    ReportData report = WrittenReport.of(result);
    assertThat(report.sections())
        .extracting(section -> section.title())
        .contains(
            "How training went",
            "What was made of the table",
            "Are its probabilities right?",
            "Are small chances right?",
            "What showing by the model would have brought",
            "Is it the same for all? By place",
            "What it looks at",
            "Some answers, explained",
            "Before you use it");
  }

  @Test
  void contextAloneIsEnough() throws IOException {
    StringBuilder text = new StringBuilder("clicked,hour_of_day,site\n");
    for (int i = 0; i < 600; i++) {
      text.append(i % 3 == 0 || i % 7 == 0 ? 1 : 0)
          .append(',')
          .append(i % 24)
          .append(",s")
          .append(i % 3)
          .append('\n');
    }
    Path file = Files.writeString(directory.resolve("context.csv"), text);
    RunResult told =
        RunFixture.run(
            new ClickModel(), file, directory.resolve("context"), 1, Map.of("epochs", "3"));
    assertThat(told.primary().value()).isGreaterThan(.8);
    assertThat(told.golden()).isEqualTo(new GoldenCheck(12, 12, List.of()));
  }

  @Test
  void whatIsNoTableOfImpressionsIsRefusedInWords() throws IOException {
    assertThatThrownBy(() -> run("a,b\n1,2\n", Map.of()))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("has no impressions (expected: a CSV with the column click");
    assertThatThrownBy(() -> run("item,click\na,0\nb,0\n", Map.of()))
        .hasMessageContaining("column click has one value only");
    assertThatThrownBy(() -> run("item,click\na,0\nb,1\n", Map.of()))
        .hasMessageContaining("2 impressions (expected: 100 at least)");
    assertThatThrownBy(() -> run("item,click\na,0\nb,1\n", Map.of("label", "bought")))
        .hasMessageContaining("label: no column \"bought\"");
  }

  private static RunResult run(String text, Map<String, String> parameters) throws IOException {
    Path file = Files.writeString(directory.resolve("refused.csv"), text);
    return RunFixture.run(new ClickModel(), file, directory.resolve("refused"), 1, parameters);
  }

  private static Metric metric(String name) {
    return result.metrics().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double sum(Result answer, String output) {
    double sum = 0;
    for (var value : ((TFloat32) answer.get(output).orElseThrow()).scalars()) {
      sum += value.getFloat();
    }
    return sum;
  }

  /** The items of kind 1, each to a shopper of this history. */
  private static Map<String, Tensor> inputs(
      String history, @org.jspecify.annotations.Nullable String position) {
    List<String> ids = Pattern.compile(" ").splitAsStream(history).toList();
    String[] items = new String[10];
    String[] devices = new String[items.length];
    String[] places = new String[items.length];
    float[] prices = new float[items.length];
    List<String> histories = new ArrayList<>();
    for (int i = 0; i < items.length; i++) {
      items[i] = "i" + (1 + 6 * i);
      devices[i] = "desk";
      places[i] = String.valueOf(position);
      prices[i] = 11 + 6 * i;
      histories.addAll(ids);
    }
    Map<String, Tensor> inputs = new HashMap<>();
    inputs.put("item", TString.vectorOf(items));
    inputs.put("price", TFloat32.vectorOf(prices));
    inputs.put("device", TString.vectorOf(devices));
    inputs.put(
        "history",
        TString.tensorOf(
            Shape.of(items.length, ids.size()),
            DataBuffers.ofObjects(histories.toArray(String[]::new))));
    if (position != null) {
      inputs.put("position", TString.vectorOf(places));
    }
    return inputs;
  }

  private static float probability(String signature, Map<String, Tensor> inputs) {
    try (SavedModelBundle bundle = SavedModelBundle.load(result.savedModel().toString(), "serve");
        Result answer = bundle.function(signature).call(inputs)) {
      return (float) sum(answer, "probability") / 10;
    } finally {
      inputs.values().forEach(Tensor::close);
    }
  }
}
