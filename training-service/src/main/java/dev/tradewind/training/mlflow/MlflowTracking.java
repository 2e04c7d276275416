package dev.tradewind.training.mlflow;

import dev.tradewind.kit.paging.PageToken;
import dev.tradewind.training.domain.TrainableModel;
import dev.tradewind.training.mlflow.domain.Filter;
import dev.tradewind.training.registry.ModelRegistry;
import dev.tradewind.training.run.RunStore;
import dev.tradewind.training.run.TrainingRuns;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Runs, as MLflow tells of them: each model is an experiment, whose id is the model's name. */
@ApplicationScoped
class MlflowTracking {

  private static final String RUNS = "mlflow/runs/search";

  private final TrainingRuns runs;

  MlflowTracking(TrainingRuns runs) {
    this.runs = runs;
  }

  Uni<JsonObject> searchExperiments(RequestBody request) {
    request.requireOrder("name", "name ASC", "experiment_id", "experiment_id ASC");
    Filter filter = Filter.parse(request.text("filter")).only("name");
    boolean deleted = request.text("view_type").equals("DELETED_ONLY");
    JsonArray experiments = new JsonArray();
    TrainableModel.all().stream()
        .filter(name -> !deleted && filter.fitsWithoutTags())
        .filter(name -> filter.required("name").map(name::equals).orElse(true))
        .forEach(name -> experiments.add(RunJson.experiment(name)));
    return Uni.createFrom().item(new JsonObject().put("experiments", experiments));
  }

  Uni<JsonObject> getExperiment(RequestBody request) {
    return experiment(request.required("experiment_id"));
  }

  Uni<JsonObject> getExperimentByName(RequestBody request) {
    return experiment(request.required("experiment_name"));
  }

  private static Uni<JsonObject> experiment(String name) {
    if (!TrainableModel.all().contains(name)) {
      throw ModelRegistry.unknownModel(name);
    }
    return Uni.createFrom().item(new JsonObject().put("experiment", RunJson.experiment(name)));
  }

  Uni<JsonObject> searchRuns(RequestBody request) {
    request.requireOrder("start_time DESC");
    if (!Filter.parse(request.text("filter")).conditions().isEmpty()) {
      throw new IllegalArgumentException("filter: runs cannot be filtered here");
    }
    Set<String> models = new TreeSet<>(request.texts("experiment_ids"));
    if (models.isEmpty() || request.text("run_view_type").equals("DELETED_ONLY")) {
      return Uni.createFrom().item(new JsonObject());
    }
    String scope = RUNS + models;
    long below =
        PageToken.lastKey(scope, request.text("page_token"))
            .map(Long::parseLong)
            .orElse(Long.MAX_VALUE);
    int size = request.maxResults();
    return runs.newestBelow(models, below, size + 1).map(found -> page(scope, found, size));
  }

  private static JsonObject page(String scope, List<RunStore.Numbered> found, int size) {
    List<RunStore.Numbered> page = found.subList(0, Math.min(size, found.size()));
    JsonArray array = new JsonArray();
    page.forEach(entry -> array.add(RunJson.run(entry.run())));
    JsonObject answer = new JsonObject().put("runs", array);
    if (found.size() > size) {
      answer.put(
          "next_page_token",
          PageToken.after(scope, String.valueOf(page.get(page.size() - 1).seq())));
    }
    return answer;
  }

  Uni<JsonObject> getRun(RequestBody request) {
    return runs.get(runId(request)).map(run -> new JsonObject().put("run", RunJson.run(run)));
  }

  /** Of "loss" each epoch; of the metrics on held-out data the one value there is. */
  Uni<JsonObject> getMetricHistory(RequestBody request) {
    String key = request.required("metric_key");
    return runs.get(runId(request))
        .chain(
            run ->
                key.equals(RunJson.LOSS)
                    ? runs.epochs(run.id()).map(RunJson::losses)
                    : Uni.createFrom().item(RunJson.metrics(run, key)))
        .map(metrics -> new JsonObject().put("metrics", metrics));
  }

  private static String runId(RequestBody request) {
    String id = request.text("run_id");
    return id.isEmpty() ? request.required("run_uuid") : id;
  }
}
