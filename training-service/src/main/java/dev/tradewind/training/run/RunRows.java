package dev.tradewind.training.run;

import static java.util.Objects.requireNonNull;

import dev.tradewind.training.domain.RunProgress;
import dev.tradewind.training.domain.RunRequest;
import dev.tradewind.training.domain.RunResult;
import dev.tradewind.training.domain.RunState;
import dev.tradewind.training.domain.RunState.Cancelled;
import dev.tradewind.training.domain.RunState.Failed;
import dev.tradewind.training.domain.RunState.Queued;
import dev.tradewind.training.domain.RunState.Running;
import dev.tradewind.training.domain.RunState.Succeeded;
import dev.tradewind.training.domain.TrainingRun;
import dev.tradewind.training.registry.MetricsJson;
import dev.tradewind.training.registry.PrivacyJson;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Runs to rows and back. */
final class RunRows {

  static final String QUEUED = "QUEUED";
  static final String RUNNING = "RUNNING";
  private static final String SUCCEEDED = "SUCCEEDED";
  private static final String FAILED = "FAILED";
  private static final String CANCELLED = "CANCELLED";

  private RunRows() {}

  static TrainingRun toDomain(RunRow row) {
    RunRequest request =
        new RunRequest(
            row.model, row.seed, decode(row.requestedParameters), PurposeJson.decode(row.purpose));
    RunProgress progress =
        new RunProgress(
            row.phase,
            row.fraction,
            row.epoch,
            row.loss,
            row.remainingMillis == null ? null : Duration.ofMillis(row.remainingMillis));
    return new TrainingRun(
        row.runId, request, row.createdAt, row.startedAt, row.revision, progress, state(row));
  }

  private static RunState state(RunRow row) {
    return switch (row.state) {
      case QUEUED -> new Queued();
      case RUNNING -> new Running();
      case SUCCEEDED ->
          new Succeeded(
              finished(row),
              new RunResult(
                  requireNonNull(row.examples),
                  decode(requireNonNull(row.usedParameters)),
                  requireNonNull(row.dataFingerprint),
                  MetricsJson.decode(requireNonNull(row.metrics)),
                  null,
                  row.validation == null
                      ? OptionalDouble.empty()
                      : OptionalDouble.of(row.validation),
                  row.privacy == null ? null : PrivacyJson.decode(new JsonObject(row.privacy)),
                  row.reported),
              requireNonNull(row.version),
              requireNonNull(row.promotion));
      case FAILED -> new Failed(finished(row), requireNonNull(row.error));
      case CANCELLED -> new Cancelled(finished(row));
      default -> throw new IllegalStateException("run " + row.runId + " has state " + row.state);
    };
  }

  /** Writes what may change into the row. */
  static void update(RunRow row, TrainingRun run) {
    row.revision = run.revision();
    row.startedAt = run.startedAt();
    row.phase = run.progress().phase();
    row.fraction = run.progress().fraction();
    row.epoch = run.progress().epoch();
    row.loss = run.progress().loss();
    Duration remaining = run.progress().remaining();
    row.remainingMillis = remaining == null ? null : remaining.toMillis();
    row.finishedAt = null;
    row.error = null;
    RunState state = run.state();
    if (state instanceof Queued) {
      row.state = QUEUED;
    } else if (state instanceof Running) {
      row.state = RUNNING;
    } else if (state instanceof Succeeded succeeded) {
      row.state = SUCCEEDED;
      row.finishedAt = succeeded.finishedAt();
      update(row, succeeded);
    } else if (state instanceof Failed failed) {
      row.state = FAILED;
      row.finishedAt = failed.finishedAt();
      row.error = failed.error();
    } else if (state instanceof Cancelled cancelled) {
      row.state = CANCELLED;
      row.finishedAt = cancelled.finishedAt();
    }
  }

  private static void update(RunRow row, Succeeded succeeded) {
    row.version = succeeded.version();
    row.promotion = succeeded.promotion();
    row.examples = succeeded.result().examples();
    row.usedParameters = encode(succeeded.result().parameters());
    row.dataFingerprint = succeeded.result().dataFingerprint();
    row.metrics = MetricsJson.encode(succeeded.result().metrics());
    OptionalDouble validation = succeeded.result().validation();
    row.validation = validation.isPresent() ? validation.getAsDouble() : null;
    JsonObject privacy = PrivacyJson.encode(succeeded.result().privacy());
    row.privacy = privacy == null ? null : privacy.encode();
    row.reported = succeeded.result().reported();
  }

  static String encode(Map<String, String> parameters) {
    JsonObject object = new JsonObject();
    new TreeMap<>(parameters).forEach(object::put);
    return object.encode();
  }

  private static Map<String, String> decode(String json) {
    return new JsonObject(json)
        .stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
  }

  private static Instant finished(RunRow row) {
    return requireNonNull(row.finishedAt);
  }
}
