package dev.tradewind.inference.serving.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.inference.predict.FeatureType;
import dev.tradewind.inference.predict.FedFeature;
import dev.tradewind.inference.serving.contract.domain.FeatureContract;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code assets.extra/manifest.json}, as the training kit writes it: of all that it says, {@code
 * features}.
 */
final class ManifestFile {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLACE = "assets.extra/manifest.json";
  private static final int FORMAT = 1;

  private ManifestFile() {}

  /**
   * What feeds the model of a directory; nothing where there is no manifest, as with models of
   * other makers.
   *
   * @throws ModelRefusedException where the file cannot be understood: nobody could tell what the
   *     model is to be fed
   */
  static FeatureContract read(Path savedModel) throws ModelRefusedException {
    Path file = savedModel.resolve(PLACE);
    if (!Files.exists(file)) {
      return FeatureContract.NONE;
    }
    try {
      return read(JSON.readTree(Files.readAllBytes(file)));
    } catch (JsonProcessingException none) {
      throw new ModelRefusedException(PLACE + ": " + none.getOriginalMessage(), none);
    } catch (IOException | IllegalArgumentException broken) {
      throw new ModelRefusedException(PLACE + ": " + broken.getMessage(), broken);
    }
  }

  private static FeatureContract read(JsonNode root) {
    if (root.path("format").asInt() != FORMAT) {
      throw new IllegalArgumentException(
          "format: " + root.path("format") + " (expected: " + FORMAT + ")");
    }
    JsonNode features = root.path("features");
    if (!features.isMissingNode() && !features.isArray()) {
      throw new IllegalArgumentException("features: " + features + " (expected: an array)");
    }
    List<FedFeature> fed = new ArrayList<>();
    for (JsonNode feature : features) {
      fed.add(feature("features[" + fed.size() + "].", feature));
    }
    return new FeatureContract(fed);
  }

  private static FedFeature feature(String place, JsonNode json) {
    int version = json.path("version").asInt();
    if (version < 1) {
      throw new IllegalArgumentException(
          place + "version: " + json.path("version") + " (expected: at least 1)");
    }
    return new FedFeature(
        text(place, json, "input"),
        text(place, json, "view"),
        version,
        text(place, json, "feature"),
        type(place, json),
        fallback(place, json.path("default")),
        maxAge(place, json.path("maxAgeSeconds")));
  }

  private static String text(String place, JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isTextual() || value.asText().isEmpty()) {
      throw new IllegalArgumentException(place + name + ": " + value + " (expected: a text)");
    }
    return value.asText();
  }

  private static FeatureType type(String place, JsonNode json) {
    String name = text(place, json, "type");
    return FeatureType.named(name)
        .orElseThrow(() -> new IllegalArgumentException(place + "type: " + name + " is none"));
  }

  private static List<String> fallback(String place, JsonNode json) {
    if (!json.isArray()) {
      throw new IllegalArgumentException(place + "default: " + json + " (expected: an array)");
    }
    List<String> elements = new ArrayList<>();
    json.forEach(element -> elements.add(element.asText()));
    return elements;
  }

  private static Optional<Duration> maxAge(String place, JsonNode json) {
    if (json.isMissingNode() || json.isNull()) {
      return Optional.empty();
    }
    if (!json.canConvertToLong() || json.asLong() < 1) {
      throw new IllegalArgumentException(
          place + "maxAgeSeconds: " + json + " (expected: at least 1)");
    }
    return Optional.of(Duration.ofSeconds(json.asLong()));
  }
}
