package dev.tradewind.training.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What others have published on the very same data, told by its fingerprint: {@code
 * published.json}.
 *
 * @param method what they did; empty where nothing is known
 * @param source where they say so
 * @param figures by name of the metric
 */
record Published(String method, String source, Map<String, Double> figures) {

  private static final Published NONE = new Published("", "", Map.of());

  /** Of these data and this model; none where they are not known. */
  static Published figures(String fingerprint, String model) throws IOException {
    try (InputStream in = Published.class.getResourceAsStream("published.json")) {
      for (JsonNode one : new ObjectMapper().readTree(in)) {
        if (one.path("fingerprint").asText().equals(fingerprint)
            && one.path("model").asText().equals(model)) {
          Map<String, Double> figures = new LinkedHashMap<>();
          one.path("figures")
              .properties()
              .forEach(entry -> figures.put(entry.getKey(), entry.getValue().asDouble()));
          return new Published(one.path("method").asText(), one.path("source").asText(), figures);
        }
      }
    }
    return NONE;
  }
}
