package dev.tradewind.training.mlflow;

import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.kit.paging.PageToken;
import dev.tradewind.training.domain.RegisteredModel;
import dev.tradewind.training.domain.RunState.Succeeded;
import dev.tradewind.training.domain.TrainingRun;
import dev.tradewind.training.error.TrainingReason;
import dev.tradewind.training.mlflow.domain.Filter;
import dev.tradewind.training.registry.ModelRegistry;
import dev.tradewind.training.registry.RegisteredVersion;
import dev.tradewind.training.run.TrainingRuns;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry, as MLflow tells of it. */
@ApplicationScoped
class MlflowRegistry {

  private final ModelRegistry registry;
  private final TrainingRuns runs;

  MlflowRegistry(ModelRegistry registry, TrainingRuns runs) {
    this.registry = registry;
    this.runs = runs;
  }

  Uni<JsonObject> searchModels(RequestBody request) {
    request.requireOrder("name", "name ASC");
    Filter filter = Filter.parse(request.text("filter")).only("name");
    return registry
        .models()
        .chain(
            models -> {
              Uni<JsonArray> found = Uni.createFrom().item(new JsonArray());
              for (RegisteredModel model : models) {
                boolean fits = filter.required("name").map(model.name()::equals).orElse(true);
                if (fits && filter.fitsWithoutTags() && model.latestVersion() > 0) {
                  found = found.chain(array -> modelJson(model).map(array::add));
                }
              }
              return found;
            })
        .map(models -> new JsonObject().put("registered_models", models));
  }

  private Uni<JsonObject> modelJson(RegisteredModel model) {
    return registry
        .versionsBelow(model.name(), Long.MAX_VALUE, 1, Map.of())
        .map(latest -> VersionJson.model(model, latest));
  }

  Uni<JsonObject> getModel(RequestBody request) {
    return registry
        .model(request.required("name"))
        .chain(this::modelJson)
        .map(model -> new JsonObject().put("registered_model", model));
  }

  Uni<JsonObject> getVersion(RequestBody request) {
    long version = Long.parseLong(request.required("version"));
    return registry
        .model(request.required("name"))
        .chain(model -> version(model, version))
        .map(found -> new JsonObject().put("model_version", found));
  }

  Uni<JsonObject> getDownloadUri(RequestBody request) {
    return getVersion(request)
        .map(
            found ->
                new JsonObject()
                    .put("artifact_uri", found.getJsonObject("model_version").getString("source")));
  }

  Uni<JsonObject> getVersionByAlias(RequestBody request) {
    String alias = request.required("alias");
    return registry
        .model(request.required("name"))
        .chain(
            model ->
                version(
                    model,
                    Optional.ofNullable(model.aliases().get(alias))
                        .orElseThrow(
                            () ->
                                new ServiceException(
                                    TrainingReason.ALIAS_UNKNOWN,
                                    "model " + model.name() + " has no alias " + alias))))
        .map(found -> new JsonObject().put("model_version", found));
  }

  private Uni<JsonObject> version(RegisteredModel model, long version) {
    return registry
        .registered(model.name(), version)
        .map(registered -> VersionJson.version(registered, model));
  }

  /** Of one model, which the filter names; or the one that a run has made. */
  Uni<JsonObject> searchVersions(RequestBody request) {
    request.requireOrder("version_number DESC", "creation_timestamp DESC");
    Filter filter = Filter.parse(request.text("filter")).only("name", "run_id");
    Optional<String> runId = filter.required("run_id");
    if (runId.isPresent()) {
      return runs.get(runId.get()).chain(run -> madeBy(run, filter));
    }
    String name =
        filter
            .required("name")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "filter: missing (expected: name = '...' or run_id = '...')"));
    String scope = "mlflow/model-versions/search/" + filter;
    long below =
        PageToken.lastKey(scope, request.text("page_token"))
            .map(Long::parseLong)
            .orElse(Long.MAX_VALUE);
    int size = request.maxResults();
    return registry
        .model(name)
        .chain(
            model ->
                registry
                    .versionsBelow(name, below, size + 1, filter.requiredTags())
                    .map(found -> page(scope, model, found, size)));
  }

  private Uni<JsonObject> madeBy(TrainingRun run, Filter filter) {
    String name = run.request().model();
    boolean fits = filter.required("name").map(name::equals).orElse(true);
    if (!fits
        || !filter.fitsWithoutTags()
        || !(run.state() instanceof Succeeded succeeded)
        || succeeded.version() == 0) {
      return Uni.createFrom().item(new JsonObject());
    }
    return registry
        .model(name)
        .chain(model -> version(model, succeeded.version()))
        .map(version -> new JsonObject().put("model_versions", new JsonArray().add(version)));
  }

  private static JsonObject page(
      String scope, RegisteredModel model, List<RegisteredVersion> found, int size) {
    List<RegisteredVersion> page = found.subList(0, Math.min(size, found.size()));
    JsonArray versions = new JsonArray();
    page.forEach(version -> versions.add(VersionJson.version(version, model)));
    JsonObject answer = new JsonObject().put("model_versions", versions);
    if (found.size() > size) {
      answer.put(
          "next_page_token",
          PageToken.after(scope, String.valueOf(page.get(page.size() - 1).version().version())));
    }
    return answer;
  }
}
