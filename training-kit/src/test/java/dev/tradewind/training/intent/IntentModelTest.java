package dev.tradewind.training.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.training.RunFixture;
import dev.tradewind.training.data.Utterance;
import dev.tradewind.training.data.Utterances;
import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.report.Headline;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.WrittenReport;
import dev.tradewind.training.run.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/** Trains on the utterances that ship. */
class IntentModelTest {

  private static final Map<String, String> SHORT =
      Map.of("epochs", "20", "dimension", "48", "buckets", "16384");

  @TempDir static Path directory;
  static Path data;
  static List<Utterance> utterances;
  static RunResult result;

  @BeforeAll
  static void train() throws IOException {
    data = directory.resolve("intents.csv");
    try (InputStream in = IntentModel.class.getResourceAsStream("/intents/shop-intents.csv")) {
      Files.copy(java.util.Objects.requireNonNull(in), data);
    }
    utterances = Utterances.read(data).sentences();
    result = RunFixture.run(new IntentModel(), data, directory.resolve("a"), 42, SHORT);
  }

  @Test
  void beatsALinearModel() {
    assertThat(result.validation().orElseThrow()).isBetween(.3, 1.0);
    assertThat(result.primary().name()).isEqualTo("accuracy");
    assertThat(result.primary().floorName()).isEqualTo("linear on TF-IDF");
    assertThat(result.primary().value()).isGreaterThan(result.primary().floor());
  }

  @Test
  void theReportSaysWhatTheRunAnswers() {
    ReportData report = WrittenReport.of(result);
    assertThat(report.header().model()).isEqualTo("intent");
    assertThat(report.headline().verdict()).isNotEqualTo(Headline.Verdict.WORSE);
    assertThat(report.sections())
        .extracting(section -> section.title())
        .contains("How training went", "What it takes for what", "Before you use it");
  }

  @Test
  void theSameSeedGivesTheSameMetrics() {
    RunResult again = RunFixture.run(new IntentModel(), data, directory.resolve("b"), 42, SHORT);
    assertThat(again.metrics()).isEqualTo(result.metrics());
  }

  @Test
  void explainsASentenceByItsWordsAndLetters() {
    assertThat(result.golden()).isEqualTo(new GoldenCheck(24, 24, List.of()));
    try (SavedModelBundle bundle = load();
        TString texts = TString.vectorOf("where is my parcel", "cancel my order please");
        Result answer = bundle.function("explain").call(Map.of("text", texts))) {
      TFloat32 parts = (TFloat32) answer.get("contributions").orElseThrow();
      TInt32 rows = (TInt32) answer.get("rows").orElseThrow();
      TString grams = (TString) answer.get("ngrams").orElseThrow();
      double[] sums = new double[2];
      for (int i = 0; i < parts.size(); i++) {
        sums[rows.getInt(i)] += parts.getFloat(i);
      }
      for (int row = 0; row < 2; row++) {
        float moved =
            ((TFloat32) answer.get("score").orElseThrow()).getFloat(row)
                - ((TFloat32) answer.get("base").orElseThrow()).getFloat(row);
        assertThat(sums[row]).isCloseTo(moved, within(.02 * Math.abs(moved)));
      }
      assertThat(grams.getObject(0)).isEqualTo("where");
      assertThat(((TString) answer.get("intent").orElseThrow()).getObject(0))
          .isEqualTo(likeliest(bundle, "where is my parcel"));
    }
  }

  @Test
  void theExportClassifiesAsMeasured() {
    List<Utterance> test =
        utterances.stream().filter(one -> one.split() == Utterance.Split.TEST).toList();
    long right = 0;
    try (SavedModelBundle bundle = load()) {
      for (Utterance one : test) {
        right += likeliest(bundle, one.text()).equals(one.intent()) ? 1 : 0;
      }
    }
    assertThat((double) right / test.size()).isCloseTo(result.primary().value(), within(1e-9));
  }

  @Test
  void theExportGivesProbabilitiesInFallingOrder() {
    try (SavedModelBundle bundle = load();
        TString texts = TString.vectorOf("where is my order", "", "¿¡ 東京 ñ");
        Result answer = bundle.function("serving_default").call(Map.of("text", texts))) {
      TFloat32 probabilities = (TFloat32) answer.get("probabilities").orElseThrow();
      for (int row = 0; row < 3; row++) {
        float sum = 0;
        for (int i = 0; i < 15; i++) {
          sum += probabilities.getFloat(row, i);
          if (i > 0) {
            assertThat(probabilities.getFloat(row, i))
                .isLessThanOrEqualTo(probabilities.getFloat(row, i - 1));
          }
        }
        assertThat(sum).isCloseTo(1, within(1e-4f));
      }
    }
  }

  @Test
  void caseAndOrderNumbersDoNotMatter() {
    try (SavedModelBundle bundle = load()) {
      assertThat(confidence(bundle, "Where is ORDER 99?"))
          .isEqualTo(confidence(bundle, "where is order 123456"));
      assertThat(likeliest(bundle, "where is my order 1001")).isEqualTo("order_status");
      assertThat(likeliest(bundle, "hello")).isEqualTo("greeting");
    }
  }

  @Test
  void theShippedUtterancesAreManyAndTheirTestIsSeparate() {
    Map<String, Long> train =
        utterances.stream()
            .filter(one -> one.split() == Utterance.Split.TRAIN)
            .collect(Collectors.groupingBy(Utterance::intent, Collectors.counting()));
    assertThat(train).hasSize(15);
    assertThat(train.values()).allMatch(count -> count >= 40);
    assertThat(utterances.stream().map(Utterance::text).distinct().count())
        .isEqualTo(utterances.size());
  }

  private static SavedModelBundle load() {
    return SavedModelBundle.load(result.savedModel().toString(), "serve");
  }

  private static String likeliest(SavedModelBundle bundle, String text) {
    try (TString texts = TString.vectorOf(text);
        Result answer = bundle.function("serving_default").call(Map.of("text", texts))) {
      return ((TString) answer.get("intents").orElseThrow()).getObject(0, 0);
    }
  }

  private static float confidence(SavedModelBundle bundle, String text) {
    try (TString texts = TString.vectorOf(text);
        Result answer = bundle.function("serving_default").call(Map.of("text", texts))) {
      return ((TFloat32) answer.get("probabilities").orElseThrow()).getFloat(0, 0);
    }
  }
}
