package dev.tradewind.training.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.training.RunFixture;
import dev.tradewind.training.data.DemandSeries;
import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.report.Headline;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.WrittenReport;
import dev.tradewind.training.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Items with a strong weekend, fast ones, slow ones and dead ones. */
class DemandModelTest {

  private static final Map<String, String> SMALL =
      Map.of("epochs", "12", "windows_per_epoch", "4000", "hidden", "64", "learning_rate", "0.002");

  @TempDir static Path directory;
  static Path data;
  static RunResult result;

  @BeforeAll
  static void train() throws IOException {
    Random random = new Random(9);
    List<String> lines = new ArrayList<>();
    for (int item = 0; item < 80; item++) {
      double base = item % 20 == 0 ? 0 : Math.exp(random.nextGaussian());
      StringBuilder line = new StringBuilder("item-" + item + ",2024-01-01");
      for (int day = 0; day < 130; day++) {
        double mean = base * (day % 7 >= 5 ? 2 : 0.7);
        line.append(',').append(poisson(mean, random));
      }
      lines.add(line.toString());
    }
    data = Files.write(directory.resolve("demand.csv"), lines);
    result = RunFixture.run(new DemandModel(), data, directory.resolve("a"), 42, SMALL);
  }

  @Test
  void beatsTheSeasonalNaiveForecast() {
    assertThat(result.validation().orElseThrow()).isNegative();
    assertThat(result.primary().name()).isEqualTo("pinball");
    assertThat(result.primary().value()).isLessThan(result.primary().floor());
    assertThat(result.metrics().get(1).reachesFloor()).isTrue();
    assertThat(result.metrics().get(2).value()).isBetween(.8, 1.0);
  }

  @Test
  void theReportSaysWhatTheRunAnswers() {
    ReportData report = WrittenReport.of(result);
    assertThat(report.header().model()).isEqualTo("demand");
    assertThat(report.headline().verdict()).isEqualTo(Headline.Verdict.BETTER);
    assertThat(report.sections())
        .extracting(section -> section.title())
        .contains("How training went", "What it looks at", "Before you use it");
  }

  @Test
  void theSameSeedGivesTheSameMetrics() {
    RunResult again = RunFixture.run(new DemandModel(), data, directory.resolve("b"), 42, SMALL);
    assertThat(again.metrics()).isEqualTo(result.metrics());
  }

  @Test
  void theExportForecastsAsMeasured() {
    List<DemandSeries> series = DemandSeries.read(data);
    DemandScores scores = new DemandScores();
    try (SavedModelBundle bundle = load()) {
      for (DemandSeries one : series) {
        int origin = one.units().length - DemandShape.HORIZON;
        Window window = Window.at(one, origin);
        double sum = 0;
        for (int day = 0; day < origin; day++) {
          sum += one.units()[day];
        }
        float[][][] forecast = forecast(bundle, window.history(), window.weekday());
        scores.add(window.actual(), forecast[0], forecast[1], Math.max(sum / origin, 1.0 / 7));
      }
    }
    assertThat(scores.pinball()).isCloseTo(result.primary().value(), within(1e-5));
  }

  @Test
  void explainsTheSumOfTheComingDays() {
    try (SavedModelBundle bundle = load()) {
      for (DemandSeries one : DemandSeries.read(data).subList(0, 40)) {
        Window window = Window.at(one, one.units().length - DemandShape.HORIZON);
        float[][][] forecast = forecast(bundle, window.history(), window.weekday());
        try (TFloat32 history =
                TFloat32.tensorOf(StdArrays.ndCopyOf(new float[][] {window.history()}));
            TInt64 weekday = TInt64.vectorOf(window.weekday());
            Result answer =
                bundle.function("explain").call(Map.of("history", history, "weekday", weekday))) {
          float[] parts = new float[DemandShape.HISTORY];
          ((TFloat32) answer.get("contributions").orElseThrow()).copyTo(DataBuffers.of(parts));
          float score = ((TFloat32) answer.get("score").orElseThrow()).getFloat(0);
          float base = ((TFloat32) answer.get("base").orElseThrow()).getFloat(0);
          assertThat(score)
              .isCloseTo(forecast[1][DemandShape.HORIZON - 1][DemandShape.MEDIAN], within(1e-3f));
          double sum = IntStream.range(0, parts.length).mapToDouble(i -> parts[i]).sum();
          assertThat(sum).isCloseTo(score - base, within(.02 * score + .02));
        }
      }
    }
  }

  @Test
  void whatIsHandedOverSaysWhatItIs() throws IOException {
    assertThat(result.golden()).isEqualTo(new GoldenCheck(16, 16, List.of()));
    Path extra = result.savedModel().resolve("assets.extra");
    assertThat(Files.readString(extra.resolve("model_card.md")))
        .contains("# demand", "## Limits", "| pinball | ", result.dataFingerprint());
    JsonNode manifest = new ObjectMapper().readTree(extra.resolve("manifest.json").toFile());
    assertThat(manifest.path("signatures").path("explain").path("inputs").path("history"))
        .hasToString("{\"dtype\":\"DT_FLOAT\",\"shape\":[-1,56]}");
    assertThat(manifest.path("codeFingerprint").asText()).hasSize(64);
    assertThat(manifest.path("dataFingerprint").asText()).isEqualTo(result.dataFingerprint());
  }

  @Test
  void quantilesDoNotCrossAndSumsDoNotFall() {
    try (SavedModelBundle bundle = load()) {
      Random random = new Random(1);
      for (int trial = 0; trial < 50; trial++) {
        float[] history = new float[DemandShape.HISTORY];
        double mean = trial == 0 ? 0 : Math.pow(10, random.nextDouble() * 6 - 2);
        for (int day = 0; day < history.length; day++) {
          history[day] = trial % 2 == 0 && day % 9 != 0 ? 0 : (float) (mean * random.nextDouble());
        }
        float[][][] forecast = forecast(bundle, history, trial % 7);
        assertRising(forecast[0]);
        assertRising(forecast[1]);
        for (int day = 1; day < DemandShape.HORIZON; day++) {
          for (int level = 0; level < 7; level++) {
            assertThat(forecast[1][day][level]).isGreaterThanOrEqualTo(forecast[1][day - 1][level]);
          }
        }
      }
    }
  }

  @Test
  void theFloorForgetsNothingOfASeriesThatRepeats() {
    float[] units = new float[70];
    for (int day = 0; day < units.length; day++) {
      units[day] = day % 7;
    }
    SeasonalNaive naive = SeasonalNaive.of(units, 56);
    assertThat(naive.daily()[3]).containsOnly(3f);
    assertThat(naive.cumulative()[6]).containsOnly(21f);
    assertThat(SeasonalNaive.quantile(new double[] {1, 2, 3}, .25)).isEqualTo(1.5);
  }

  @Test
  void pinballIsTheWeightedMiss() {
    assertThat(Pinball.loss(10, 8, .9)).isCloseTo(1.8, within(1e-9));
    assertThat(Pinball.loss(8, 10, .9)).isCloseTo(.2, within(1e-9));
  }

  private static void assertRising(float[][] quantiles) {
    for (float[] day : quantiles) {
      assertThat(day[0]).isNotNegative();
      for (int level = 1; level < day.length; level++) {
        assertThat(day[level]).isFinite().isGreaterThanOrEqualTo(day[level - 1]);
      }
    }
  }

  private static SavedModelBundle load() {
    return SavedModelBundle.load(result.savedModel().toString(), "serve");
  }

  /** Daily and cumulative quantiles. */
  private static float[][][] forecast(SavedModelBundle bundle, float[] history, int weekday) {
    try (TFloat32 days = TFloat32.tensorOf(StdArrays.ndCopyOf(new float[][] {history}));
        TInt64 first = TInt64.vectorOf(weekday);
        Result answer =
            bundle.function("serving_default").call(Map.of("history", days, "weekday", first))) {
      float[][][] tables = new float[2][DemandShape.HORIZON][7];
      TFloat32[] tensors = {
        (TFloat32) answer.get("daily").orElseThrow(),
        (TFloat32) answer.get("cumulative").orElseThrow()
      };
      for (int table = 0; table < 2; table++) {
        for (int day = 0; day < DemandShape.HORIZON; day++) {
          for (int level = 0; level < 7; level++) {
            tables[table][day][level] = tensors[table].getFloat(0, day, level);
          }
        }
      }
      return tables;
    }
  }

  private static int poisson(double mean, Random random) {
    double limit = Math.exp(-mean);
    int count = 0;
    for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
      count++;
    }
    return count;
  }
}
