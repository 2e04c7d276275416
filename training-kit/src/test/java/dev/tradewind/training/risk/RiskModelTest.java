package dev.tradewind.training.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.training.RunFixture;
import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.WrittenReport;
import dev.tradewind.training.run.Metric;
import dev.tradewind.training.run.PrivacyGuarantee;
import dev.tradewind.training.run.RunFailure;
import dev.tradewind.training.run.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
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

/** Trains on a simulated world. */
class RiskModelTest {

  private static final Map<String, String> SHORT =
      Map.of("epochs", "8", "members", "2", "batch_size", "64");

  @TempDir static Path directory;
  static Path data;
  static RunResult result;

  @BeforeAll
  static void train() throws IOException {
    data = SimulatedPayments.plain(directory.resolve("payments.csv"), 70, 5);
    result = RunFixture.run(new RiskModel(), data, directory.resolve("a"), 42, SHORT);
  }

  @Test
  void answersTheMetricsOfTheTaskWithTheirIntervals() {
    assertThat(result.metrics())
        .extracting(Metric::name)
        .containsExactly("average_precision", "roc_auc", "card_precision_at_100");
    assertThat(result.primary().name()).isEqualTo("average_precision");
    assertThat(result.primary().floorName()).isEqualTo("logistic regression");
    for (Metric metric : result.metrics()) {
      assertThat(metric.value()).isBetween(metric.low(), metric.high());
    }
  }

  @Test
  void findsWhatTheWorldHidesFromALine() {
    assertThat(result.validation().orElseThrow()).isBetween(.3, 1.0);
    // A large payment is six times what the customer usually spends: a ratio, no sum.
    assertThat(result.primary().value()).isGreaterThan(result.primary().floor());
    assertThat(result.primary().value()).isGreaterThan(.5);
  }

  @Test
  void theSameSeedGivesTheSameMetricsAndAnotherSeedOthers() {
    RunResult again = RunFixture.run(new RiskModel(), data, directory.resolve("b"), 42, SHORT);
    assertThat(again.metrics()).isEqualTo(result.metrics());
    RunResult other = RunFixture.run(new RiskModel(), data, directory.resolve("c"), 43, SHORT);
    assertThat(other.primary().value()).isNotEqualTo(result.primary().value());
  }

  @Test
  void theExportAnswersAsItWasMeasured() {
    PaymentData read = PaymentData.read(data);
    TimeSplit split = TimeSplit.of(read.payments(), read.from(), 28);
    double[] scores = answers(read.payments(), split.test());
    RankedPayments ranked = new RankedPayments(read.payments(), split.test(), scores);
    assertThat(ranked.averagePrecision(ranked.all()))
        .isCloseTo(result.primary().value(), within(1e-4));
    assertThat(Arrays.stream(scores)).allMatch(score -> score >= 0 && score <= 1);
  }

  @Test
  void explainsEachPaymentByItsFeatures() {
    assertThat(result.golden()).isEqualTo(new GoldenCheck(16, 16, List.of()));
    // The network is bent at each of its pieces and rectifiers.
    assertThat(unexplained(result)).isLessThan(.05);
  }

  @Test
  void treesAloneServeAndExplainThemselves() {
    Map<String, String> parameters = new HashMap<>(SHORT);
    parameters.put("learner", "trees");
    RunResult trees =
        RunFixture.run(new RiskModel(), data, directory.resolve("trees"), 42, parameters);
    assertThat(trees.golden()).isEqualTo(new GoldenCheck(16, 16, List.of()));
    assertThat(trees.primary().value()).isGreaterThan(.5);
    assertThat(unexplained(trees)).isLessThan(1e-4);
    assertThat(WrittenReport.of(trees).sections())
        .filteredOn(section -> section.title().equals("How the trees grew"))
        .singleElement()
        .satisfies(section -> assertThat(section.charts()).hasSize(2));
  }

  /** How far contributions are from adding up, as a share of what they are to add up to. */
  private static double unexplained(RunResult of) {
    PaymentData read = PaymentData.read(data);
    int[] some = Arrays.copyOf(TimeSplit.of(read.payments(), read.from(), 28).test(), 200);
    Map<String, Tensor> inputs = inputs(read.payments(), some);
    try (SavedModelBundle bundle = SavedModelBundle.load(of.savedModel().toString(), "serve");
        Result answer = bundle.function("explain").call(inputs)) {
      TFloat32 parts = (TFloat32) answer.get("contributions").orElseThrow();
      TFloat32 score = (TFloat32) answer.get("score").orElseThrow();
      TFloat32 base = (TFloat32) answer.get("base").orElseThrow();
      double missed = 0;
      double moved = 0;
      for (int row = 0; row < some.length; row++) {
        double sum = 0;
        for (int column = 0; column < parts.shape().get(1); column++) {
          sum += parts.getFloat(row, column);
        }
        missed += Math.abs(sum - (score.getFloat(row) - base.getFloat(row)));
        moved += Math.abs(score.getFloat(row) - base.getFloat(row));
      }
      return missed / moved;
    } finally {
      inputs.values().forEach(Tensor::close);
    }
  }

  @Test
  void theReportShowsCurvesGroupsReasonsAndLimits() {
    ReportData report = WrittenReport.of(result);
    assertThat(report.header().model()).isEqualTo("risk");
    assertThat(report.sections())
        .extracting(section -> section.title())
        .contains(
            "How training went",
            "Does it put them in order?",
            "Are its probabilities right?",
            "Is it the same for all? By amount",
            "What it looks at",
            "Some answers, explained",
            "Before you use it");
  }

  @Test
  void aPrivateRunSaysWhatItGivesAway() throws IOException {
    Map<String, String> parameters = new HashMap<>(SHORT);
    parameters.putAll(
        Map.of("private_noise", "1.2", "epochs", "2", "members", "1", "batch_size", "256"));
    RunResult result =
        RunFixture.run(new RiskModel(), data, directory.resolve("private"), 42, parameters);
    ReportData report = WrittenReport.of(result);
    assertThat(report.sections())
        .filteredOn(section -> section.title().equals("What it gives away"))
        .singleElement()
        .satisfies(
            section ->
                assertThat(section.text().get(0))
                    .matches(".*with epsilon [0-9]+\\.[0-9]{2} at delta 1\\.0e-0[56].*"));
    assertThat(result.golden()).isEqualTo(new GoldenCheck(16, 16, List.of()));
    PrivacyGuarantee privacy = result.privacy();
    assertThat(privacy).isNotNull();
    assertThat(privacy.epsilon()).isBetween(.1, 20.0);
    assertThat(privacy.delta()).isBetween(1e-7, 1e-5);
    assertThat(privacy.noise()).isEqualTo(1.2);
    assertThat(privacy.clip()).isEqualTo(1);
    assertThat(report.privacy()).isEqualTo(privacy);
    JsonNode manifest =
        new ObjectMapper()
            .readTree(result.savedModel().resolve("assets.extra/manifest.json").toFile());
    assertThat(manifest.path("privacy").path("epsilon").asDouble()).isEqualTo(privacy.epsilon());
    assertThat(manifest.path("privacy").path("delta").asDouble()).isEqualTo(privacy.delta());
  }

  @Test
  void aNoiseThatProtectsNobodyIsRefused() {
    Map<String, String> parameters = Map.of("private_noise", "0.01");
    assertThatThrownBy(
            () ->
                RunFixture.run(new RiskModel(), data, directory.resolve("refused"), 42, parameters))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("private_noise: 0.01");
  }

  private static Map<String, Tensor> inputs(Payments payments, int[] some) {
    Map<String, Tensor> inputs = new HashMap<>();
    List<String> features = payments.features();
    for (int column = 0; column < features.size(); column++) {
      float[] values = new float[some.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = payments.rows()[some[i]][column];
      }
      inputs.put(features.get(column), TFloat32.vectorOf(values));
    }
    return inputs;
  }

  private static double[] answers(Payments payments, int[] some) {
    Map<String, Tensor> inputs = inputs(payments, some);
    double[] scores = new double[some.length];
    try (SavedModelBundle bundle = SavedModelBundle.load(result.savedModel().toString(), "serve");
        Result answer = bundle.function("serving_default").call(inputs)) {
      TFloat32 probability = (TFloat32) answer.get("probability").orElseThrow();
      for (int i = 0; i < scores.length; i++) {
        scores[i] = probability.getFloat(i);
      }
    } finally {
      inputs.values().forEach(Tensor::close);
    }
    return scores;
  }
}
