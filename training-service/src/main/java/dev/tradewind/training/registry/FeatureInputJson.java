package dev.tradewind.training.registry;

import dev.tradewind.training.domain.FeatureInput;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What feeds a model, as JSON: as workers are told it, and manifests have it. */
public final class FeatureInputJson {

  private FeatureInputJson() {}

  /** As an array. */
  public static JsonArray encode(List<FeatureInput> inputs) {
    JsonArray array = new JsonArray();
    for (FeatureInput input : inputs) {
      JsonObject object =
          new JsonObject()
              .put("input", input.input())
              .put("view", input.view())
              .put("version", input.version())
              .put("feature", input.feature())
              .put("type", input.type())
              .put("default", new JsonArray(input.fallback()));
      if (input.maxAgeSeconds() != null) {
        object.put("maxAgeSeconds", input.maxAgeSeconds());
      }
      array.add(object);
    }
    return array;
  }

  static List<FeatureInput> decode(JsonArray array) {
    return array.stream()
        .map(JsonObject.class::cast)
        .map(
            object ->
                new FeatureInput(
                    object.getString("input"),
                    object.getString("view"),
                    object.getInteger("version"),
                    object.getString("feature"),
                    object.getString("type"),
                    object.getJsonArray("default").stream().map(String.class::cast).toList(),
                    object.getLong("maxAgeSeconds")))
        .toList();
  }
}
