package dev.tradewind.training.mlflow;

import dev.tradewind.training.domain.ModelVersion;
import dev.tradewind.training.domain.RegisteredModel;
import dev.tradewind.training.registry.RegisteredVersion;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Models and versions in MLflow's JSON. */
final class VersionJson {

  private VersionJson() {}

  static JsonObject model(RegisteredModel model, List<RegisteredVersion> latest) {
    JsonArray aliases = new JsonArray();
    new TreeMap<>(model.aliases())
        .forEach(
            (alias, version) ->
                aliases.add(
                    new JsonObject().put("alias", alias).put("version", String.valueOf(version))));
    JsonArray versions = new JsonArray();
    latest.forEach(version -> versions.add(version(version, model)));
    JsonObject message =
        new JsonObject()
            .put("name", model.name())
            .put("latest_versions", versions)
            .put("aliases", aliases);
    latest.stream()
        .findFirst()
        .map(newest -> newest.version().createdAt().toEpochMilli())
        .ifPresent(
            time -> message.put("creation_timestamp", time).put("last_updated_timestamp", time));
    return message;
  }

  static JsonObject version(RegisteredVersion registered, RegisteredModel model) {
    ModelVersion version = registered.version();
    long created = version.createdAt().toEpochMilli();
    return new JsonObject()
        .put("name", version.model())
        .put("version", String.valueOf(version.version()))
        .put("creation_timestamp", created)
        .put("last_updated_timestamp", created)
        .put("current_stage", "None")
        .put("source", version.artifactUri())
        .put("run_id", version.runId())
        .put("status", "READY")
        .put("tags", RunJson.pairs(tags(registered)))
        .put("aliases", new JsonArray(model.aliasesOf(version.version())));
  }

  /** Its own tags, and beside them what MLflow has no field for. */
  private static Map<String, String> tags(RegisteredVersion registered) {
    Map<String, String> tags = new TreeMap<>(registered.tags());
    tags.put("tradewind.artifact_digest", registered.version().artifactDigest());
    tags.put("tradewind.data_fingerprint", registered.version().dataFingerprint());
    tags.putAll(RunJson.privacy(registered.version().lineage().privacy()));
    registered
        .gates()
        .ifPresent(
            report -> tags.put("tradewind.gates", report.passed() ? "passed" : report.refusals()));
    return tags;
  }
}
