package dev.tradewind.training.nextitem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.training.RunFixture;
import dev.tradewind.training.data.Question;
import dev.tradewind.training.data.Sequences;
import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.report.Headline;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.WrittenReport;
import dev.tradewind.training.run.Metric;
import dev.tradewind.training.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/**
 * Shoppers show two signs first; then what follows an item depends on the item and on a sign
 * together. Counts of pairs narrow it to two items and cannot tell which.
 */
class NextItemModelTest {

  private static final int KIND = 12;
  private static final int ITEMS = 4 + 3 * KIND;
  private static final Map<String, String> SMALL =
      Map.of(
          "epochs",
          "25",
          "batch_size",
          "48",
          "dimension",
          "32",
          "learning_rate",
          "0.01",
          "dropout",
          "0.1");

  @TempDir static Path directory;
  static Path data;
  static RunResult result;

  @BeforeAll
  static void train() throws IOException {
    Random random = new Random(5);
    List<List<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      answers.add(shuffled(random));
    }
    List<String> lines = new ArrayList<>();
    for (int shopper = 0; shopper < 1000; shopper++) {
      int first = random.nextInt(2);
      int second = random.nextInt(2);
      StringBuilder line = new StringBuilder("shopper-" + shopper);
      line.append(" first-").append(first).append(" second-").append(second);
      for (int x : shuffled(random).subList(0, 3)) {
        int y = answers.get(first).get(x);
        int z = answers.get(2 + second).get(y);
        line.append(" x-").append(x).append(" y-").append(y).append(" z-").append(z);
      }
      lines.add(line.toString());
    }
    data = Files.write(directory.resolve("sequences.txt"), lines);
    result = RunFixture.run(new NextItemModel(), data, directory.resolve("a"), 42, SMALL);
  }

  private static List<Integer> shuffled(Random random) {
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, KIND).boxed().toList());
    Collections.shuffle(numbers, random);
    return numbers;
  }

  @Test
  void beatsCountingWhereOrderMatters() {
    assertThat(result.validation().orElseThrow()).isBetween(.3, 1.0);
    assertThat(result.primary().name()).isEqualTo("ndcg_at_10");
    assertThat(result.primary().value()).isGreaterThan(result.primary().floor() + 0.03);
    assertThat(result.examples()).isEqualTo(1000);
  }

  @Test
  void theReportSaysWhatTheRunAnswers() {
    ReportData report = WrittenReport.of(result);
    assertThat(report.header().model()).isEqualTo("next-item");
    assertThat(report.headline().verdict()).isEqualTo(Headline.Verdict.BETTER);
    assertThat(report.sections())
        .extracting(section -> section.title())
        .contains("How training went", "Where the right item is", "Before you use it");
  }

  @Test
  void theSameSeedGivesTheSameMetrics() {
    RunResult again = RunFixture.run(new NextItemModel(), data, directory.resolve("b"), 42, SMALL);
    assertThat(again.metrics()).isEqualTo(result.metrics());
    assertThat(again.dataFingerprint()).isEqualTo(result.dataFingerprint());
  }

  @Test
  void sampledNegativesLearnTheSame() {
    Map<String, String> sampled = new java.util.HashMap<>(SMALL);
    sampled.put("negatives", "19");
    sampled.put("epochs", "60");
    sampled.put("patience", "20");
    RunResult other =
        RunFixture.run(new NextItemModel(), data, directory.resolve("c"), 42, sampled);
    // Who knows the two items that may follow, and not which, reaches (1 + 1 / log2(3)) / 2 = 0.82.
    Metric network = other.metrics().get(2);
    assertThat(network.name()).isEqualTo("network_ndcg_at_10");
    assertThat(network.value()).isGreaterThan(0.84);
  }

  @Test
  void theExportRanksAsMeasured() {
    Sequences read = Sequences.read(data);
    SequenceSplit split = SequenceSplit.of(read, 42);
    List<Integer> ranks = new ArrayList<>();
    try (SavedModelBundle bundle = load()) {
      for (Question one : split.test()) {
        List<String> history =
            IntStream.of(one.history()).mapToObj(item -> read.items().get(item - 1)).toList();
        List<String> unseen = new ArrayList<>(recommend(bundle, history));
        unseen.removeAll(Set.copyOf(history));
        ranks.add(unseen.indexOf(read.items().get(one.next() - 1)));
      }
    }
    Ranking ranking = new Ranking(ranks.stream().mapToInt(Integer::intValue).toArray());
    assertThat(ranking.mean(Goal.SHOPPERS)).isCloseTo(result.primary().value(), within(1e-6));
  }

  @Test
  void explainsByWhatWasTakenBefore() {
    assertThat(result.golden()).isEqualTo(new GoldenCheck(24, 24, List.of()));
    String[][] histories = {{"x-4", "no-such", "y-5", "z-3"}, {"", "", "", "x-1"}};
    try (SavedModelBundle bundle = load();
        TString batch = TString.tensorOf(StdArrays.ndCopyOf(histories));
        Result answer = bundle.function("explain").call(Map.of("history", batch))) {
      TString items = (TString) answer.get("history_items").orElseThrow();
      TFloat32 parts = (TFloat32) answer.get("contributions").orElseThrow();
      assertThat(List.of(items.getObject(0, 0), items.getObject(0, 1), items.getObject(0, 2)))
          .containsExactly("x-4", "y-5", "z-3");
      assertThat(items.getObject(1, 1)).isEmpty();
      assertThat(parts.getFloat(1, 1)).isZero();
      for (int row = 0; row < 2; row++) {
        float moved =
            ((TFloat32) answer.get("score").orElseThrow()).getFloat(row)
                - ((TFloat32) answer.get("base").orElseThrow()).getFloat(row);
        float sum = parts.getFloat(row, 0) + parts.getFloat(row, 1) + parts.getFloat(row, 2);
        assertThat(sum).isCloseTo(moved, within(.05f * Math.abs(moved) + .02f));
      }
      assertThat(((TString) answer.get("item_id").orElseThrow()).getObject(0))
          .isEqualTo(recommend(bundle, List.of("x-4", "y-5", "z-3")).get(0));
    }
  }

  @Test
  void theExportIgnoresPaddingAndUnknownItems() {
    try (SavedModelBundle bundle = load()) {
      List<String> plain = recommend(bundle, List.of("x-4", "y-5"));
      assertThat(recommend(bundle, List.of("", "", "x-4", "no-such", "y-5", ""))).isEqualTo(plain);
      List<String> popular = recommend(bundle, List.of(""));
      assertThat(popular).hasSize(ITEMS).doesNotHaveDuplicates();
      assertThat(recommend(bundle, List.of("no-such"))).isEqualTo(popular);
    }
  }

  @Test
  void theExportAnswersABatchOfHistoriesOfAnyLength() {
    String[][] histories = new String[2][80];
    for (int i = 0; i < 80; i++) {
      histories[0][i] = "x-" + i % KIND;
      histories[1][i] = i < 79 ? "" : "y-7";
    }
    try (SavedModelBundle bundle = load();
        TString batch = TString.tensorOf(StdArrays.ndCopyOf(histories));
        Result answer = bundle.function("serving_default").call(Map.of("history", batch))) {
      TFloat32 scores = (TFloat32) answer.get("scores").orElseThrow();
      assertThat(scores.shape().asArray()).containsExactly(2, ITEMS);
      for (int i = 1; i < ITEMS; i++) {
        assertThat(scores.getFloat(0, i)).isLessThanOrEqualTo(scores.getFloat(0, i - 1));
      }
    }
  }

  private static SavedModelBundle load() {
    return SavedModelBundle.load(result.savedModel().toString(), "serve");
  }

  private static List<String> recommend(SavedModelBundle bundle, List<String> history) {
    String[][] row = {history.toArray(String[]::new)};
    try (TString batch = TString.tensorOf(StdArrays.ndCopyOf(row));
        Result answer = bundle.function("serving_default").call(Map.of("history", batch))) {
      TString ids = (TString) answer.get("item_ids").orElseThrow();
      List<String> items = new ArrayList<>();
      for (int i = 0; i < ids.shape().get(1); i++) {
        items.add(ids.getObject(0, i));
      }
      return items;
    }
  }
}
