package dev.tradewind.training.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.SavedModelBundle;

/** The protocol, through a real process started as the training service starts it. */
class WorkerIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  @Test
  void tellsItsProgressAndThenItsResult() throws Exception {
    Ended run = end(start("intent", intents(), Map.of("epochs", "3")));

    assertThat(run.code()).isZero();
    JsonNode result = run.last();
    assertThat(result.path("type").asText()).isEqualTo("result");
    assertThat(result.path("examples").asInt()).isEqualTo(14);
    assertThat(result.path("parameters").path("epochs").asText()).isEqualTo("3");
    assertThat(result.path("parameters").path("dimension").asText()).isEqualTo("128");
    assertThat(result.path("dataFingerprint").asText()).hasSize(64);
    assertThat(result.path("metrics").get(0).path("primary").asBoolean()).isTrue();
    assertThat(result.path("validation").asDouble()).isBetween(0.0, 1.0);
    assertThat(result.path("validation").isNumber()).isTrue();
    assertThat(run.messages())
        .extracting(message -> message.path("phase").asText())
        .contains("train", "evaluate", "export");
    List<Double> fractions =
        run.messages().stream()
            .filter(message -> message.path("type").asText().equals("progress"))
            .map(message -> message.path("fraction").asDouble())
            .toList();
    assertThat(fractions).isSorted();
    String saved = result.path("savedModel").asText();
    JsonNode manifest = JSON.readTree(Path.of(saved, "assets.extra/manifest.json").toFile());
    assertThat(result.path("code").asText())
        .hasSize(64)
        .isEqualTo(manifest.path("codeFingerprint").asText());
    assertThat(result.has("privacy")).isFalse();
    assertThat(manifest.has("features")).isFalse();
    SavedModelBundle.load(saved, "serve").close();
    assertThat(Path.of(result.path("report").asText())).exists().hasFileName("index.html");
  }

  @Test
  void theManifestNamesTheFeaturesThatFeedTheModel() throws Exception {
    String declared =
        """
        [{"input": "text", "view": "messages", "version": 2, "feature": "last_text", "type": "string",
          "default": [""], "maxAgeSeconds": 3600},
         {"input": "text", "view": "messages", "version": 2, "feature": "first_text",
          "type": "string", "default": []}]""";

    Ended run = end(start("intent", intents(), Map.of("epochs", "1"), JSON.readTree(declared)));

    Path saved = Path.of(run.last().path("savedModel").asText());
    JsonNode manifest = JSON.readTree(saved.resolve("assets.extra/manifest.json").toFile());
    assertThat(manifest.path("features")).isEqualTo(JSON.readTree(declared));
  }

  @Test
  void namesTheParameterThatIsWrong() throws Exception {
    Ended run = end(start("intent", intents(), Map.of("epochs", "many")));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.last().path("reason").asText()).isEqualTo("PARAMETER_INVALID");
    assertThat(run.last().path("message").asText()).contains("epochs").contains("from 1 to 1000");
  }

  @Test
  void namesTheLineThatIsWrong() throws Exception {
    Path data = Files.writeString(directory.resolve("data"), "tea,2024-01-01,1\nmilk,soon,1\n");
    Ended run = end(start("demand", data, Map.of()));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.last().path("reason").asText()).isEqualTo("DATA_INVALID");
    assertThat(run.last().path("message").asText()).startsWith("line 2");
  }

  @Test
  void listsTheModelsThereAre() throws Exception {
    Ended run = end(start("price", intents(), Map.of()));
    assertThat(run.last().path("message").asText()).contains("next-item, intent, demand");
  }

  @Test
  void endsWhenItsParentIsGone() throws Exception {
    Process process = start("intent", intents(), Map.of("epochs", "1000"));
    process.getOutputStream().close();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isNotZero();
  }

  private Path intents() throws IOException {
    StringBuilder csv = new StringBuilder("text,intent\n");
    for (int i = 0; i < 10; i++) {
      csv.append("hello number ").append("abcdefghij".charAt(i)).append(",greeting\n");
      csv.append("bye bye ").append("klmnopqrst".charAt(i)).append(",goodbye\n");
    }
    return Files.writeString(directory.resolve("intents.csv"), csv);
  }

  private Process start(String model, Path data, Map<String, String> parameters)
      throws IOException {
    return start(model, data, parameters, JSON.createArrayNode());
  }

  private Process start(String model, Path data, Map<String, String> parameters, JsonNode features)
      throws IOException {
    ObjectNode spec = JSON.createObjectNode();
    spec.put("model", model).put("seed", 42).put("data", data.toString());
    spec.put("output", directory.resolve("out").toString());
    spec.set("features", features);
    ObjectNode given = spec.putObject("parameters");
    parameters.forEach(given::put);
    Path file = directory.resolve("spec.json");
    Files.writeString(file, spec.toString());
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
            "-Dorg.bytedeco.javacpp.nopointergc=true",
            "-cp",
            Files.readString(Path.of("target", "worker.classpath")).strip(),
            "dev.tradewind.training.worker.Worker",
            file.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static Ended end(Process process) throws IOException, InterruptedException {
    List<JsonNode> messages = new ArrayList<>();
    try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        messages.add(JSON.readTree(line));
      }
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), messages);
  }

  private record Ended(int code, List<JsonNode> messages) {
    JsonNode last() {
      return messages.get(messages.size() - 1);
    }
  }
}
