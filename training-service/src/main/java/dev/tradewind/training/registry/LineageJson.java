package dev.tradewind.training.registry;

import dev.tradewind.training.domain.DataDescription;
import dev.tradewind.training.domain.DataDescription.FeatureRevision;
import dev.tradewind.training.domain.Lineage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lineage as JSON. What is missing was not recorded. */
public final class LineageJson {

  private LineageJson() {}

  static String encode(Lineage lineage) {
    JsonObject parameters = new JsonObject();
    new TreeMap<>(lineage.parameters()).forEach(parameters::put);
    return new JsonObject()
        .put("data", object(lineage.data()))
        .put("seed", lineage.seed())
        .put("parameters", parameters)
        .put("codeFingerprint", lineage.codeFingerprint())
        .put("parentVersion", lineage.parentVersion())
        .put("privacy", PrivacyJson.encode(lineage.privacy()))
        .encode();
  }

  static Lineage decode(String text) {
    JsonObject object = new JsonObject(text);
    Map<String, String> parameters =
        object.getJsonObject("parameters", new JsonObject()).stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    return new Lineage(
        data(object.getJsonObject("data", new JsonObject())),
        object.getLong("seed", 0L),
        parameters,
        object.getString("codeFingerprint", ""),
        object.getLong("parentVersion", 0L),
        PrivacyJson.decode(object.getJsonObject("privacy")));
  }

  /** A data set's description as text. */
  public static String encode(DataDescription data) {
    return object(data).encode();
  }

  /** A data set's description from text. */
  public static DataDescription decodeData(String text) {
    return data(new JsonObject(text));
  }

  private static JsonObject object(DataDescription data) {
    JsonArray features = new JsonArray();
    data.features()
        .forEach(
            feature ->
                features.add(
                    new JsonObject()
                        .put("view", feature.view())
                        .put("feature", feature.feature())
                        .put("version", feature.version())));
    JsonObject object =
        new JsonObject()
            .put("source", data.source())
            .put("features", features)
            .put("endOffsets", new JsonArray(List.copyOf(data.endOffsets())))
            .put("rows", data.rows())
            .put("inputs", FeatureInputJson.encode(data.inputs()));
    if (data.asOf() != null) {
      object.put("asOf", data.asOf().toString());
    }
    return object;
  }

  private static DataDescription data(JsonObject object) {
    String asOf = object.getString("asOf");
    return new DataDescription(
        object.getString("source", ""),
        object.getJsonArray("features", new JsonArray()).stream()
            .map(JsonObject.class::cast)
            .map(
                feature ->
                    new FeatureRevision(
                        feature.getString("view"),
                        feature.getString("feature"),
                        feature.getInteger("version")))
            .toList(),
        object.getJsonArray("endOffsets", new JsonArray()).stream()
            .map(offset -> ((Number) offset).longValue())
            .toList(),
        asOf == null ? null : Instant.parse(asOf),
        object.getLong("rows", 0L),
        FeatureInputJson.decode(object.getJsonArray("inputs", new JsonArray())));
  }
}
