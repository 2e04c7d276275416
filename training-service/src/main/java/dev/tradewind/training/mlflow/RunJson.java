package dev.tradewind.training.mlflow;

import dev.tradewind.training.domain.EpochLoss;
import dev.tradewind.training.domain.Metric;
import dev.tradewind.training.domain.PrivacySpent;
import dev.tradewind.training.domain.RunState;
import dev.tradewind.training.domain.RunState.Cancelled;
import dev.tradewind.training.domain.RunState.Ended;
import dev.tradewind.training.domain.RunState.Failed;
import dev.tradewind.training.domain.RunState.Queued;
import dev.tradewind.training.domain.RunState.Succeeded;
import dev.tradewind.training.domain.TrainingRun;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs in MLflow's JSON. */
final class RunJson {

  /** The metric of the training loss; its steps are epochs. */
  static final String LOSS = "loss";

  private RunJson() {}

  static JsonObject experiment(String model) {
    return new JsonObject()
        .put("experiment_id", model)
        .put("name", model)
        .put("artifact_location", "")
        .put("lifecycle_stage", "active");
  }

  static JsonObject run(TrainingRun run) {
    return new JsonObject()
        .put("info", info(run))
        .put(
            "data",
            new JsonObject()
                .put("metrics", metrics(run))
                .put("params", pairs(parameters(run)))
                .put("tags", pairs(tags(run))));
  }

  private static JsonObject info(TrainingRun run) {
    Instant start = run.startedAt() == null ? run.createdAt() : run.startedAt();
    JsonObject info =
        new JsonObject()
            .put("run_id", run.id())
            .put("run_uuid", run.id())
            .put("run_name", name(run))
            .put("experiment_id", run.request().model())
            .put("user_id", "")
            .put("status", status(run.state()))
            .put("start_time", start.toEpochMilli())
            .put("artifact_uri", "")
            .put("lifecycle_stage", "active");
    if (run.state() instanceof Ended ended) {
      info.put("end_time", ended.finishedAt().toEpochMilli());
    }
    return info;
  }

  private static String name(TrainingRun run) {
    return run.request().model() + "-" + run.id().substring(0, Math.min(8, run.id().length()));
  }

  private static String status(RunState state) {
    if (state instanceof Queued) {
      return "SCHEDULED";
    }
    if (state instanceof Succeeded) {
      return "FINISHED";
    }
    if (state instanceof Failed) {
      return "FAILED";
    }
    return state instanceof Cancelled ? "KILLED" : "RUNNING";
  }

  private static JsonArray metrics(TrainingRun run) {
    JsonArray metrics = new JsonArray();
    if (run.progress().epoch() > 0) {
      Instant when = run.state() instanceof Ended ended ? ended.finishedAt() : run.createdAt();
      metrics.add(metric(LOSS, run.progress().loss(), when, run.progress().epoch()));
    }
    if (run.state() instanceof Succeeded succeeded) {
      for (Metric metric : succeeded.result().metrics()) {
        String key =
            metric.group().isEmpty() ? metric.name() : metric.name() + "/" + metric.group();
        add(key, metric, succeeded.finishedAt(), metrics);
      }
    }
    return metrics;
  }

  private static void add(String key, Metric metric, Instant when, JsonArray metrics) {
    metrics.add(metric(key, metric.value(), when, 0));
    if (metric.group().isEmpty()) {
      metrics.add(metric(key + "/floor", metric.floor(), when, 0));
    }
    if (metric.interval() != null) {
      metrics.add(metric(key + "/low", metric.interval().low(), when, 0));
      metrics.add(metric(key + "/high", metric.interval().high(), when, 0));
    }
  }

  /** The run's metrics of that name. */
  static JsonArray metrics(TrainingRun run, String key) {
    JsonArray named = new JsonArray();
    metrics(run).stream()
        .map(JsonObject.class::cast)
        .filter(metric -> metric.getString("key").equals(key))
        .forEach(named::add);
    return named;
  }

  static JsonArray losses(List<EpochLoss> epochs) {
    JsonArray losses = new JsonArray();
    epochs.forEach(
        epoch -> losses.add(metric(LOSS, epoch.loss(), epoch.recordedAt(), epoch.epoch())));
    return losses;
  }

  /** Infinite and NaN are texts in the JSON of protocol buffers, which MLflow's clients read. */
  private static JsonObject metric(String key, double value, Instant when, int step) {
    String text = String.valueOf(value);
    return new JsonObject()
        .put("key", key)
        .put("value", Double.isFinite(value) ? (Object) value : text)
        .put("timestamp", when.toEpochMilli())
        .put("step", step);
  }

  private static Map<String, String> parameters(TrainingRun run) {
    Map<String, String> parameters = new TreeMap<>(run.request().parameters());
    parameters.put("seed", String.valueOf(run.request().seed()));
    if (run.state() instanceof Succeeded succeeded) {
      parameters.putAll(succeeded.result().parameters());
    }
    return parameters;
  }

  private static Map<String, String> tags(TrainingRun run) {
    Map<String, String> tags = new TreeMap<>();
    tags.put("mlflow.runName", name(run));
    if (run.state() instanceof Succeeded succeeded) {
      tags.put("tradewind.version", String.valueOf(succeeded.version()));
      tags.put("tradewind.promotion", succeeded.promotion());
      tags.put("tradewind.data_fingerprint", succeeded.result().dataFingerprint());
      tags.putAll(privacy(succeeded.result().privacy()));
    }
    if (run.state() instanceof Failed failed) {
      tags.put("tradewind.error", failed.error());
    }
    return tags;
  }

  static Map<String, String> privacy(@Nullable PrivacySpent privacy) {
    return privacy == null
        ? Map.of()
        : Map.of(
            "tradewind.privacy.epsilon", String.valueOf(privacy.epsilon()),
            "tradewind.privacy.delta", String.valueOf(privacy.delta()),
            "tradewind.privacy.noise_multiplier", String.valueOf(privacy.noiseMultiplier()),
            "tradewind.privacy.clip_norm", String.valueOf(privacy.clipNorm()));
  }

  static JsonArray pairs(Map<String, String> entries) {
    JsonArray pairs = new JsonArray();
    entries.forEach(
        (key, value) -> pairs.add(new JsonObject().put("key", key).put("value", value)));
    return pairs;
  }
}
