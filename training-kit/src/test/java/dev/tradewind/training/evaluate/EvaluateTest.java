package dev.tradewind.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.training.run.TrainingModel;
import dev.tradewind.training.worker.Models;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.SavedModelBundle;

/** The command on a small file of each format that nobody has seen. */
class EvaluateTest {

  @TempDir Path directory;

  private int runs;

  private record Said(int code, String out, String err) {}

  @Test
  void withoutAModelItListsTheModelsAndWhatTheyRead() {
    Said said = evaluate();
    assertThat(said.code()).isZero();
    assertThat(said.out())
        .contains(Models.all().stream().map(TrainingModel::name).toList())
        .contains("text,intent", "TX_TIME_SECONDS,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD");
  }

  @Test
  void plainPaymentsFromAFileOrADirectory() throws IOException {
    Path data = Files.createDirectories(directory.resolve("a set of some name"));
    SmallData.payments(data.resolve("x.dat"));
    JsonNode json = figures("risk", data, "epochs=2", "members=1");
    assertThat(names(json.path("metrics")))
        .containsExactly("average_precision", "roc_auc", "card_precision_at_100");
  }

  @Test
  void paymentsWithAnyFeatures() throws IOException {
    Path data = SmallData.engineered(directory.resolve("x.csv"));
    JsonNode json = figures("risk", data, "epochs=3", "members=1", "batch_size=64");
    assertThat(json.path("metrics").path("roc_auc").asDouble()).isGreaterThan(.7);
    assertThat(json.path("floor_name").asText()).isEqualTo("logistic regression");
  }

  @Test
  void sentencesWithIntents() throws IOException {
    JsonNode json =
        figures(
            "intent", SmallData.labelled(directory.resolve("x.csv")), "epochs=4", "buckets=2048");
    assertThat(json.path("metrics").path("accuracy").asDouble()).isGreaterThan(.8);
    assertThat(json.path("metrics").has("out_of_scope_recall")).isFalse();
  }

  @Test
  void sentencesOfBitext() throws IOException {
    JsonNode json =
        figures("intent", SmallData.bitext(directory.resolve("x.csv")), "epochs=4", "buckets=2048");
    assertThat(json.path("metrics").path("accuracy").asDouble()).isGreaterThan(.5);
  }

  @Test
  void sentencesOfClincWithSomeOutOfScope() throws IOException {
    Path data = Files.createDirectories(directory.resolve("clinc"));
    SmallData.clinc(data.resolve("data.json"));
    Files.writeString(data.resolve("domains.json"), "{\"travel\": [\"a\", \"b\"]}");
    Files.writeString(data.resolve("README.md"), "# about, it\n");
    JsonNode json = figures("intent", data, "epochs=4", "buckets=2048");
    assertThat(names(json.path("metrics")))
        .containsExactly(
            "accuracy",
            "in_scope_accuracy",
            "macro_f1",
            "out_of_scope_recall",
            "out_of_scope_auroc");
    assertThat(json.path("metrics").path("in_scope_accuracy").asDouble()).isGreaterThan(.8);
    assertThat(json.path("examples").asInt()).isEqualTo(60);
  }

  @Test
  void sequencesInAGzipWithoutItsEnding() throws IOException {
    Path data = SmallData.sequences(directory.resolve("x.txt"));
    JsonNode json = figures("next-item", data, "epochs=2");
    assertThat(names(json.path("metrics"))).contains("ndcg_at_10", "hit_rate_at_10");
    assertThat(json.path("metrics").path("ndcg_at_10").asDouble()).isGreaterThan(.2);
  }

  @Test
  void demandOfItems() throws IOException {
    JsonNode json = figures("demand", SmallData.demand(directory.resolve("x.csv")), "epochs=2");
    assertThat(names(json.path("metrics"))).contains("pinball");
  }

  @Test
  void reviewsOfSeveralDomains() throws IOException {
    Path data = Files.createDirectories(directory.resolve("reviews"));
    SmallData.reviews(data);
    JsonNode json = figures("sentiment", data, "smoothing=1");
    assertThat(names(json.path("metrics")))
        .containsExactly("accuracy", "roc_auc", "pooled_accuracy", "untold_accuracy");
    assertThat(json.path("metrics").path("accuracy").asDouble()).isGreaterThan(.8);
  }

  @Test
  void theTableAndTheFileSayTheSame() throws IOException {
    Path data = SmallData.labelled(directory.resolve("x.csv"));
    Path json = directory.resolve("figures/x.json");
    Path output = directory.resolve("made");
    Said said =
        evaluate(
            "intent",
            "--data",
            data.toString(),
            "--seed",
            "7",
            "--set",
            "epochs=2",
            "buckets=2048",
            "--minutes",
            "5",
            "--output",
            output.toString(),
            "--json",
            json.toString());
    assertThat(said.code()).as(said.err()).isZero();
    JsonNode read = new ObjectMapper().readTree(json.toFile());
    assertThat(names(read))
        .startsWith("model", "data", "seed", "seconds", "peak_rss_mb", "metrics", "floor")
        .contains("published");
    assertThat(read.path("seed").asLong()).isEqualTo(7);
    assertThat(read.path("peak_rss_mb").asLong()).isBetween(50L, 20_000L);
    assertThat(read.path("epoch_seconds").asDouble()).isPositive();
    assertThat(read.path("parameters").path("buckets").asText()).isEqualTo("2048");
    assertThat(read.path("published")).isEmpty();
    assertThat(said.out())
        .contains(String.format("%.4f", read.path("metrics").path("accuracy").asDouble()))
        .contains(String.format("%.4f", read.path("floor").path("accuracy").asDouble()))
        .contains(output.resolve("report/index.html").toString())
        .contains("* accuracy");
    assertThat(output.resolve("report/index.html")).isNotEmptyFile();
    SavedModelBundle.load(read.path("saved_model").asText(), "serve").close();
  }

  @Test
  void aBudgetEndsTrainingBeforeItsEpochs() throws IOException {
    Path data = SmallData.labelled(directory.resolve("x.csv"));
    Path output = directory.resolve("made");
    Said said =
        evaluate(
            "intent",
            "--data",
            data.toString(),
            "--minutes",
            "0.1",
            "--output",
            output.toString(),
            "--set",
            "epochs=1000",
            "patience=1000",
            "buckets=2048");
    assertThat(said.code()).as(said.err()).isZero();
    JsonNode report = new ObjectMapper().readTree(output.resolve("report/report.json").toFile());
    JsonNode losses = report.path("sections").get(0).path("charts").get(0).path("series").get(0);
    assertThat(losses.path("points").size()).isBetween(2, 999);
  }

  @Test
  void theSeedDecides() throws IOException {
    Path data = SmallData.engineered(directory.resolve("x.csv"));
    JsonNode first = figures("risk", data, "epochs=2", "members=1");
    JsonNode second = figures("risk", data, "epochs=2", "members=1");
    assertThat(second.path("metrics")).isEqualTo(first.path("metrics"));
    assertThat(second.path("intervals")).isEqualTo(first.path("intervals"));
  }

  @Test
  void aWrongCommandSaysWhatIsWrong() throws IOException {
    String data = SmallData.labelled(directory.resolve("x.csv")).toString();
    assertThat(evaluate("horoscope", "--data", data))
        .isEqualTo(
            new Said(
                2,
                "",
                "tradewind: model: \"horoscope\" (expected: one of "
                    + Models.all().stream().map(TrainingModel::name).toList()
                    + ")\n"));
    assertThat(evaluate("intent").err()).contains("--data PATH is missing");
    assertThat(evaluate("intent", "--data", "/nowhere").err())
        .isEqualTo("tradewind: --data: no such file or directory: /nowhere\n");
    assertThat(evaluate("intent", "--data", data, "--minutes", "0").err()).contains("above 0");
    assertThat(evaluate("intent", "--data", data, "--set", "epochs=many").err())
        .contains("epochs: \"many\" (expected: a whole number from 1 to 1000)");
    assertThat(evaluate("intent", "--data", data, "--output", directory.toString()).err())
        .contains("has something in it");
    assertThat(evaluate("intent", "--frob").code()).isEqualTo(2);
  }

  @Test
  void dataOfAnotherFormatSayWhatWasExpected() throws IOException {
    String data = SmallData.demand(directory.resolve("x.csv")).toString();
    Said intent = evaluate("intent", "--data", data, "--output", fresh());
    assertThat(intent.code()).isEqualTo(1);
    assertThat(intent.err())
        .startsWith("tradewind: " + data + " has no sentences (expected: a CSV")
        .doesNotContain("\tat ");
    Said risk = evaluate("risk", "--data", data, "--output", fresh());
    assertThat(risk.code()).isEqualTo(1);
    assertThat(risk.err()).contains("has no payments (expected: a CSV with the columns");
  }

  private JsonNode figures(String model, Path data, String... settings) throws IOException {
    Path json = directory.resolve("figures-" + runs + ".json");
    List<String> arguments =
        new ArrayList<>(List.of(model, "--data", data.toString(), "--output", fresh(), "--json"));
    arguments.add(json.toString());
    arguments.add("--set");
    arguments.addAll(List.of(settings));
    Said said = evaluate(arguments.toArray(String[]::new));
    assertThat(said.code()).as(said.err()).isZero();
    return new ObjectMapper().readTree(json.toFile());
  }

  private String fresh() {
    return directory.resolve("run-" + runs++).toString();
  }

  private static Said evaluate(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Evaluate.run(
            arguments,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static List<String> names(JsonNode node) {
    return StreamSupport.stream(
            java.util.Spliterators.spliteratorUnknownSize(node.fieldNames(), 0), false)
        .toList();
  }
}
