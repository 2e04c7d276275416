package dev.tradewind.training.searchrank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.training.RunFixture;
import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.report.WrittenReport;
import dev.tradewind.training.run.Metric;
import dev.tradewind.training.run.RunFailure;
import dev.tradewind.training.run.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/**
 * Simulated judgements in which the last word of a query counts most, whatever its ending or a slip
 * in it: BM25 cannot know.
 */
class SearchRankModelTest {

  private static final List<String> KINDS =
      List.of("hammer", "ladder", "faucet", "cabinet", "blanket", "lantern", "shovel", "mirror");
  private static final List<String> KINDS_OTHERWISE =
      List.of(
          "hammers", "laddar", "faucets", "cabinett", "blankets", "lanterns", "shovle", "miror");
  private static final List<String> TRAITS =
      List.of(
          "red", "steel", "oak", "small", "heavy", "garden", "4 ft", "12 in", "white", "outdoor");

  @TempDir static Path directory;
  static Path data;
  static RunResult result;

  @BeforeAll
  static void train() throws IOException {
    StringBuilder text = new StringBuilder("id,Search Term,product_title,Relevance\n");
    Random random = new Random(5);
    for (int query = 0; query < 300; query++) {
      int kind = random.nextInt(KINDS.size());
      List<String> traits = some(random);
      String asked = String.join(" ", traits.subList(0, 2)) + " " + KINDS_OTHERWISE.get(kind);
      for (int item = 0; item < 6; item++) {
        int own = random.nextBoolean() ? kind : random.nextInt(KINDS.size());
        List<String> has = some(random).subList(0, 3);
        double found = has.contains(traits.get(0)) ? .25 : 0;
        found += has.contains(traits.get(1)) ? .25 : 0;
        double relevance = 1 + found + (own == kind ? 1.5 : 0);
        text.append(query).append(',').append(asked).append(",\"Acmé ");
        text.append(String.join(" ", has)).append(' ').append(KINDS.get(own)).append("\",");
        text.append(relevance).append('\n');
      }
    }
    data =
        Files.write(
            directory.resolve("x.dat"), text.toString().getBytes(StandardCharsets.ISO_8859_1));
    result = run("a", data);
  }

  private static List<String> some(Random random) {
    List<String> traits = new ArrayList<>(TRAITS);
    Collections.shuffle(traits, random);
    return traits;
  }

  private static RunResult run(String name, Path file) {
    return RunFixture.run(
        new SearchRankModel(),
        file,
        directory.resolve(name),
        42,
        Map.of("epochs", "12", "members", "2", "batch_size", "64", "learning_rate", "0.005"));
  }

  @Test
  void learnsWhatBm25CannotKnow() {
    assertThat(result.primary().name()).isEqualTo("ndcg_at_10");
    assertThat(result.primary().value()).isGreaterThan(.97);
    assertThat(result.primary().floor()).isLessThan(result.primary().value() - .03);
    Metric rmse = result.metrics().get(1);
    assertThat(rmse.name()).isEqualTo("rmse");
    assertThat(rmse.value()).isLessThan(rmse.floor() - .1);
    assertThat(rmse.low()).isLessThan(rmse.value());
    assertThat(rmse.high()).isGreaterThan(rmse.value());
  }

  @Test
  void theReportSaysWhatTheRunAnswers() {
    assertThat(WrittenReport.of(result).sections())
        .extracting(section -> section.title())
        .contains(
            "How good its order is",
            "Where it errs",
            "What it looks at",
            "Some answers, explained");
  }

  @Test
  void theSameSeedGivesTheSameMetrics() {
    assertThat(run("b", data).metrics()).isEqualTo(result.metrics());
  }

  @Test
  void isAskedWithPlainText() {
    assertThat(result.golden()).isEqualTo(new GoldenCheck(18, 18, List.of()));
    try (SavedModelBundle bundle = load();
        TString queries =
            TString.vectorOf("red oak hammers", "RED  oak, Hammer!", "red oak hamer");
        TString titles =
            TString.vectorOf(
                "Acmé white red hammer", "Acmé white red hammer", "Acmé white red mirror");
        Result answer =
            bundle.function("serving_default").call(Map.of("query", queries, "title", titles))) {
      TFloat32 relevance = (TFloat32) answer.get("relevance").orElseThrow();
      assertThat(relevance.getFloat(0)).isGreaterThan(2.2f);
      assertThat(relevance.getFloat(1)).isEqualTo(relevance.getFloat(0), within(.3f));
      assertThat(relevance.getFloat(2)).isLessThan(1.8f);
    }
  }

  @Test
  void explainsARelevanceByWhatIsInCommon() {
    try (SavedModelBundle bundle = load();
        TString queries = TString.vectorOf("red oak hammer", "", "x");
        TString titles = TString.vectorOf("white red hammer", "small ladder", "");
        Result answer =
            bundle.function("explain").call(Map.of("query", queries, "title", titles))) {
      TFloat32 parts = (TFloat32) answer.get("contributions").orElseThrow();
      TFloat32 score = (TFloat32) answer.get("score").orElseThrow();
      TFloat32 base = (TFloat32) answer.get("base").orElseThrow();
      TString names = (TString) answer.get("features").orElseThrow();
      assertThat(names.size()).isEqualTo(parts.shape().get(1));
      for (int row = 0; row < 3; row++) {
        double sum = 0;
        for (int feature = 0; feature < names.size(); feature++) {
          sum += parts.getFloat(row, feature);
        }
        assertThat(sum).isCloseTo(score.getFloat(row) - base.getFloat(row), within(.02));
      }
    }
  }

  @Test
  void whatCannotBeLearnedFromIsRefusedInWords() throws IOException {
    Path other = Files.writeString(directory.resolve("other.csv"), "a,b\n1,2\n");
    assertThatThrownBy(() -> run("c", other))
        .isInstanceOf(RunFailure.class)
        .hasMessageStartingWith("no file with the columns query, title and relevance");
    Path few = Files.writeString(directory.resolve("few.csv"), "query,title,relevance\na,b,1\n");
    assertThatThrownBy(() -> run("d", few)).hasMessage("only 1 queries (expected: 20 at least)");
    StringBuilder flat = new StringBuilder("query,title,relevance\n");
    for (int i = 0; i < 50; i++) {
      flat.append("q").append(i).append(",a,2\nq").append(i).append(",b,2\n");
    }
    Path equal = Files.writeString(directory.resolve("equal.csv"), flat);
    assertThatThrownBy(() -> run("e", equal))
        .hasMessageContaining("has items of different relevance");
    Path words =
        Files.writeString(directory.resolve("words.csv"), "query,title,relevance\na,b,good\n");
    assertThatThrownBy(() -> run("f", words))
        .hasMessage("line 2: relevance: \"good\" (expected: a number)");
  }

  private static SavedModelBundle load() {
    return SavedModelBundle.load(result.savedModel().toString(), "serve");
  }
}
