package dev.tradewind.training.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.training.run.FeatureInput;
import dev.tradewind.training.run.RunFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
 * @param features what feeds the model at serving, as the manifest has it; none where not given
 */
record RunSpec(
    String model,
    long seed,
    Map<String, String> parameters,
    Path data,
    Path output,
    int scheduleEpochs,
    List<FeatureInput> features) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static RunSpec read(Path file) {
    JsonNode json;
    try {
      json = JSON.readTree(Files.readAllBytes(file));
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
        json.path("scheduleEpochs").asInt(0),
        features(json.path("features")));
  }

  private static List<FeatureInput> features(JsonNode json) {
    List<FeatureInput> features = new ArrayList<>();
    for (JsonNode feature : json) {
      try {
        features.add(JSON.treeToValue(feature, FeatureInput.class));
      } catch (JsonProcessingException e) {
        throw RunFailure.parameter("features: " + e.getOriginalMessage());
      }
    }
    return features;
  }

  private static String text(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isTextual() || value.asText().isEmpty()) {
      throw RunFailure.parameter(name + ": missing in the specification");
    }
    return value.asText();
  }
}
