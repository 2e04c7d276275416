package dev.tradewind.training.sentiment;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/**
 * Simulated reviews in two domains: some words mean the same in both, "small" is praise of phones
 * and blame of meals, and pairs of words say the opposite of one.
 */
class SentimentModelTest {

  private static final String[] FILLER = {"the", "it", "was", "and", "we", "had", "this", "then"};
  private static final List<String> GOOD = List.of("great", "lovely", "not bad");
  private static final List<String> BAD = List.of("awful", "broken", "not great", "bad");

  @TempDir static Path directory;
  static Path data;
  static RunResult result;

  @BeforeAll
  static void train() throws IOException {
    StringBuilder text = new StringBuilder("label,domain,text\n");
    Random random = new Random(5);
    for (int i = 0; i < 1200; i++) {
      boolean favourable = random.nextBoolean();
      boolean phone = random.nextBoolean();
      text.append(favourable ? 1 : 0).append(phone ? ",phones," : ",meals,");
      text.append(review(random, favourable, phone)).append('\n');
    }
    data = Files.writeString(directory.resolve("x.csv"), text);
    result = RunFixture.run(new SentimentModel(), data, directory.resolve("a"), 42, Map.of());
  }

  private static String review(Random random, boolean favourable, boolean phone) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      text.append(FILLER[random.nextInt(FILLER.length)]).append(' ');
    }
    if (random.nextInt(3) == 0) {
      return text.append(favourable == phone ? "small" : "huge").toString();
    }
    List<String> own = favourable ? GOOD : BAD;
    return text.append(own.get(random.nextInt(own.size()))).append(" then").toString();
  }

  @Test
  void beatsALinearModelByPairsOfWordsAndDomains() {
    assertThat(result.primary().name()).isEqualTo("accuracy");
    assertThat(result.primary().value()).isGreaterThan(.97);
    assertThat(result.primary().floor()).isLessThan(result.primary().value() - .05);
    assertThat(metric("untold_accuracy").value()).isLessThan(result.primary().value());
    assertThat(metric("roc_auc").value()).isGreaterThan(.97);
  }

  @Test
  void eachDomainIsMeasured() {
    List<Metric> groups =
        result.metrics().stream().filter(metric -> !metric.group().isEmpty()).toList();
    assertThat(groups).extracting(Metric::group).containsExactly("domain=meals", "domain=phones");
    assertThat(groups)
        .allMatch(one -> one.low() <= one.value() && one.value() <= one.high())
        .allMatch(one -> one.examples() > 80);
  }

  @Test
  void theReportSaysWhatTheRunAnswers() {
    ReportData report = WrittenReport.of(result);
    assertThat(report.sections())
        .extracting(section -> section.title())
        .contains(
            "How it does by domain",
            "Are its probabilities right?",
            "What was chosen",
            "Some answers, explained");
  }

  @Test
  void theSameSeedGivesTheSameMetrics() {
    RunResult again =
        RunFixture.run(new SentimentModel(), data, directory.resolve("b"), 42, Map.of());
    assertThat(again.metrics()).isEqualTo(result.metrics());
  }

  @Test
  void theDomainDecidesWhereTheTextDoesNot() {
    try (SavedModelBundle bundle = load()) {
      assertThat(inDomain(bundle, "it was small", "phones")).isGreaterThan(.8f);
      assertThat(inDomain(bundle, "it was small", "meals")).isLessThan(.2f);
      assertThat(inDomain(bundle, "it was small", "unheard of"))
          .isEqualTo(alone(bundle, "it was small"))
          .isBetween(.2f, .8f);
      assertThat(inDomain(bundle, "it was great then", "meals")).isGreaterThan(.8f);
      assertThat(alone(bundle, "IT WAS not   Great, then")).isLessThan(.2f);
    }
  }

  @Test
  void explainsAReviewByItsNGrams() {
    assertThat(result.golden()).isEqualTo(new GoldenCheck(24, 24, List.of()));
    try (SavedModelBundle bundle = load();
        TString texts = TString.vectorOf("it was great great then", "", "the small broken one");
        TString domains = TString.vectorOf("meals", "phones", "");
        Result answer = bundle.function("explain").call(Map.of("text", texts, "domain", domains))) {
      TFloat32 parts = (TFloat32) answer.get("contributions").orElseThrow();
      TInt32 rows = (TInt32) answer.get("rows").orElseThrow();
      TString grams = (TString) answer.get("ngrams").orElseThrow();
      double[] sums = new double[3];
      Map<String, Float> first = new HashMap<>();
      for (int i = 0; i < parts.size(); i++) {
        sums[rows.getInt(i)] += parts.getFloat(i);
        if (rows.getInt(i) == 0) {
          first.merge(grams.getObject(i), parts.getFloat(i), Float::sum);
        }
      }
      for (int row = 0; row < 3; row++) {
        float moved = number(answer, "score", row) - number(answer, "base", row);
        assertThat(sums[row]).isCloseTo(moved, within(1e-4));
      }
      assertThat(java.util.Collections.max(first.entrySet(), Map.Entry.comparingByValue()).getKey())
          .contains("great");
    }
  }

  @Test
  void theExportAnswersAsMeasured() {
    try (SentimentInference own =
            new SentimentInference(
                new SentimentShape(3, 1 << 14, List.of("a", "b")), someWeighing());
        SavedModelBundle bundle = load()) {
      SentimentShape shape = new SentimentShape(3, 1 << 14, List.of("a", "b"));
      List<Opinion> some =
          List.of(
              new Opinion("one two two three one two", true, 1),
              new Opinion("", true, 2),
              new Opinion("三月很好！", true, 0));
      List<int[]> grams = Grams.of(some, 3, 1 << 14);
      double[] served = own.logits(some, true);
      for (int i = 0; i < served.length; i++) {
        assertThat(served[i])
            .isCloseTo(
                someWeighing().logit(shape, grams.get(i), some.get(i).domain()), within(1e-4));
      }
      assertThat(alone(bundle, "")).isBetween(0f, 1f);
    }
  }

  private static Weighing someWeighing() {
    Random random = new Random(8);
    float[] shared = new float[2 << 14];
    float[] rarity = new float[2 << 14];
    float[] crossed = new float[2 << 14];
    for (int i = 0; i < shared.length; i++) {
      shared[i] = (float) random.nextGaussian();
      rarity[i] = (float) random.nextGaussian();
      crossed[i] = (float) random.nextGaussian();
    }
    return new Weighing(shared, rarity, crossed, .3);
  }

  @Test
  void oneKindOfReviewIsRefusedInWords() throws IOException {
    Path file = Files.writeString(directory.resolve("one.tsv"), "1\tgood thing\n".repeat(80));
    assertThatThrownBy(
            () -> RunFixture.run(new SentimentModel(), file, directory.resolve("c"), 1, Map.of()))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("are favourable (expected: some of each kind)");
    Path few = Files.writeString(directory.resolve("few.tsv"), "1\tgood\n0\tbad\n");
    assertThatThrownBy(
            () -> RunFixture.run(new SentimentModel(), few, directory.resolve("d"), 1, Map.of()))
        .hasMessage("only 2 reviews (expected: 50 at least)");
  }

  private static Metric metric(String name) {
    return result.metrics().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static SavedModelBundle load() {
    return SavedModelBundle.load(result.savedModel().toString(), "serve");
  }

  private static float number(Result answer, String name, int row) {
    return ((TFloat32) answer.get(name).orElseThrow()).getFloat(row);
  }

  private static float alone(SavedModelBundle bundle, String text) {
    return probability(bundle, "serving_default", Map.of("text", TString.vectorOf(text)));
  }

  private static float inDomain(SavedModelBundle bundle, String text, String domain) {
    return probability(
        bundle,
        "in_domain",
        Map.of("text", TString.vectorOf(text), "domain", TString.vectorOf(domain)));
  }

  private static float probability(
      SavedModelBundle bundle, String signature, Map<String, Tensor> inputs) {
    try (Result answer = bundle.function(signature).call(inputs)) {
      return number(answer, "probability", 0);
    } finally {
      inputs.values().forEach(Tensor::close);
    }
  }
}
