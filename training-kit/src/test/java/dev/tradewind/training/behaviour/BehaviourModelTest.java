package dev.tradewind.training.behaviour;

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
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/** Trains on a simulated world whose rules are known. */
class BehaviourModelTest {

  private static final Map<String, String> SHORT =
      Map.of("epochs", "6", "length", "16", "units", "24", "batch_size", "128");

  private static final long NOW = 1_905_000_000L;

  @TempDir static Path directory;
  static Path data;
  static Path small;
  static RunResult result;

  @BeforeAll
  static void train() throws IOException {
    data = SimulatedVisits.write(directory.resolve("events.csv"), 900, 120, 3);
    small = SimulatedVisits.write(directory.resolve("small.csv"), 120, 100, 4);
    result = RunFixture.run(new BehaviourModel(), data, directory.resolve("a"), 42, SHORT);
  }

  @Test
  void answersTheMetricsOfTheTaskWithTheirIntervals() {
    assertThat(result.metrics())
        .extracting(Metric::name)
        .containsExactly(
            "roc_auc",
            "average_precision",
            "session_roc_auc",
            "session_average_precision",
            "soon_roc_auc",
            "soon_average_precision",
            "churn_roc_auc",
            "churn_average_precision",
            "accuracy",
            "log_loss",
            "rmse",
            "spearman",
            "gini");
    assertThat(result.primary().name()).isEqualTo("roc_auc");
    for (Metric metric : result.metrics()) {
      assertThat(metric.value()).as(metric.name()).isBetween(metric.low(), metric.high());
    }
  }

  @Test
  void seesWhatTheLastActionDoesNotTell() {
    // What follows a cart is decided by how the visit began.
    assertThat(metric("session_roc_auc").value()).isGreaterThan(.95);
    assertThat(metric("session_roc_auc").floor()).isLessThan(.8);
    assertThat(metric("log_loss").high()).isLessThan(metric("log_loss").floor());
    assertThat(metric("accuracy").value()).isGreaterThan(metric("accuracy").floor());
  }

  @Test
  void seesWhoHasLeftByTheirOwnPace() {
    assertThat(metric("churn_roc_auc").value()).isGreaterThan(metric("churn_roc_auc").floor());
    assertThat(metric("churn_roc_auc").value()).isGreaterThan(.82);
    assertThat(metric("spearman").value()).isGreaterThan(metric("spearman").floor());
  }

  @Test
  void theSameSeedGivesTheSameMetrics() {
    Map<String, String> brief = Map.of("epochs", "2", "length", "8", "units", "8");
    RunResult one = RunFixture.run(new BehaviourModel(), small, directory.resolve("b"), 42, brief);
    RunResult again =
        RunFixture.run(new BehaviourModel(), small, directory.resolve("c"), 42, brief);
    assertThat(again.metrics()).isEqualTo(one.metrics());
    RunResult other =
        RunFixture.run(new BehaviourModel(), small, directory.resolve("d"), 43, brief);
    assertThat(other.primary().value()).isNotEqualTo(one.primary().value());
  }

  @Test
  void theExportAnswersAndExplainsAsItWasMeasured() {
    assertThat(result.golden()).isEqualTo(new GoldenCheck(24, 24, java.util.List.of()));
  }

  @Test
  void paddingAndUnknownActionsChangeNothing() {
    String[] plain = {"search", "view", "cart"};
    String[] padded = {"", "search", "view", "an action that nobody has seen", "cart", ""};
    float[] straight = served(plain, new long[] {NOW - 90, NOW - 40, NOW});
    float[] mixed = served(padded, new long[] {0, NOW - 90, NOW - 40, NOW - 20, NOW, 0});
    assertThat(mixed).containsExactly(straight, within(1e-5f));
  }

  @Test
  void aShopperOfWhomNothingIsKnownIsAnsweredToo() {
    for (float value : served(new String[] {""}, new long[] {0})) {
      assertThat(value).isFinite().isNotNegative();
    }
  }

  @Test
  void contributionsAddUpToWhatTheScoreMoved() {
    try (SavedModelBundle bundle = SavedModelBundle.load(result.savedModel().toString(), "serve")) {
      Map<String, Tensor> inputs =
          inputs(new String[] {"search", "view", "cart"}, new long[] {NOW - 90, NOW - 40, NOW});
      try (Result answer = bundle.function("explain").call(inputs)) {
        double sum = sum((TFloat32) answer.get("event_contributions").orElseThrow());
        sum += sum((TFloat32) answer.get("summary_contributions").orElseThrow());
        double moved =
            ((TFloat32) answer.get("score").orElseThrow()).getFloat(0)
                - ((TFloat32) answer.get("base").orElseThrow()).getFloat(0);
        assertThat(sum).isCloseTo(moved, within(.05 * Math.abs(moved) + .02));
      } finally {
        inputs.values().forEach(Tensor::close);
      }
    }
  }

  @Test
  void theReportShowsCurvesGroupsReasonsAndLimits() {
    ReportData report = WrittenReport.of(result);
    assertThat(report.sections())
        .extracting(section -> section.title())
        .contains(
            "How training went",
            "What was made of the events",
            "Does it put them in order?",
            "Are its probabilities right?",
            "All its probabilities",
            "What it takes for what",
            "Where it errs",
            "What it looks at",
            "Some answers, explained",
            "Before you use it");
  }

  @Test
  void eventsWithoutAPurchaseStillTellWhoLeaves() throws IOException {
    Path visits = directory.resolve("visits.csv");
    Files.writeString(
        visits, Files.readString(small).replace("purchase", "paper").replace("value", "note"));
    RunResult told =
        RunFixture.run(
            new BehaviourModel(),
            visits,
            directory.resolve("visits"),
            1,
            Map.of("epochs", "1", "length", "8", "units", "8"));
    assertThat(told.metrics())
        .extracting(Metric::name)
        .containsExactly("roc_auc", "average_precision", "accuracy", "log_loss");
  }

  @Test
  void aFileThatIsTooShortIsRefusedInWords() {
    assertThatThrownBy(
            () ->
                RunFixture.run(
                    new BehaviourModel(),
                    data,
                    directory.resolve("short"),
                    1,
                    Map.of("horizon_days", "40")))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("four horizons of 40.0 days");
  }

  private static Metric metric(String name) {
    return result.metrics().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double sum(TFloat32 values) {
    double sum = 0;
    for (float[] row : StdArrays.array2dCopyOf(values)) {
      for (float value : row) {
        sum += value;
      }
    }
    return sum;
  }

  private static Map<String, Tensor> inputs(String[] actions, long[] times) {
    Shape shape = Shape.of(1, actions.length);
    return Map.of(
        "actions", TString.tensorOf(shape, DataBuffers.ofObjects(actions)),
        "times", TInt64.tensorOf(shape, DataBuffers.of(times)),
        "values", TFloat32.tensorOf(shape, DataBuffers.of(new float[actions.length])),
        "now", TInt64.vectorOf(NOW));
  }

  /** Three probabilities and the money expected. */
  private static float[] served(String[] actions, long[] times) {
    Map<String, Tensor> inputs = inputs(actions, times);
    try (SavedModelBundle bundle = SavedModelBundle.load(result.savedModel().toString(), "serve");
        Result answer = bundle.function("serving_default").call(inputs)) {
      String[] outputs = {
        "session_purchase_probability",
        "purchase_probability",
        "churn_probability",
        "expected_value"
      };
      float[] values = new float[outputs.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = ((TFloat32) answer.get(outputs[i]).orElseThrow()).getFloat(0);
      }
      return values;
    } finally {
      inputs.values().forEach(Tensor::close);
    }
  }
}
