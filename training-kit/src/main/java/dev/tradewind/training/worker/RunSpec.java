package dev.tradewind.training.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.training.run.RunFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The specification that a run is started with.
 *
 * @param model a name of {@link Models}
 * @param seed of everything random
 * @param parameters as given, unchecked
 * @param data the training file
 * @param output the directory to write into
 * @param scheduleEpochs see {@link dev.tradewind.training.run.RunRequest}; 0 where it is not given
 */
record RunSpec(
    String model,
    long seed,
    Map<String, String> parameters,
    Path data,
    Path output,
    int scheduleEpochs) {

  static RunSpec read(Path file) {
    JsonNode json;
    try {
      json = new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw RunFailure.parameter("specification: not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw RunFailure.parameter("specification: cannot be read: " + e);
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    json.path("parameters")
        .properties()
        .forEach(entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
    return new RunSpec(
        text(json, "model"),
        json.path("seed").asLong(42),
        parameters,
        Path.of(text(json, "data")),
        Path.of(text(json, "output")),
        json.path("scheduleEpochs").asInt(0));
  }

  private static String text(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isTextual() || value.asText().isEmpty()) {
      throw RunFailure.parameter(name + ": missing in the specification");
    }
    return value.asText();
  }
}
