package dev.tradewind.training.worker;

import dev.tradewind.training.domain.RunProgress;
import dev.tradewind.training.domain.RunResult;
import dev.tradewind.training.domain.WorkerEnding;
import dev.tradewind.training.domain.WorkerEnding.Refused;
import dev.tradewind.training.domain.WorkerEnding.Trained;
import dev.tradewind.training.registry.GateJson;
import dev.tradewind.training.registry.MetricsJson;
import dev.tradewind.training.registry.PrivacyJson;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A line that the worker writes to its standard output: one JSON object. */
sealed interface WorkerLine {

  /** How far it is. */
  record Progress(RunProgress progress) implements WorkerLine {}

  /** It has trained. */
  record Result(RunResult result, Path savedModel, @Nullable Path report, String code)
      implements WorkerLine {}

  /** It cannot train, and says why. */
  record Refusal(String reason, String message) implements WorkerLine {}

  /** Not of the protocol: native libraries also write there. */
  record Noise(String text) implements WorkerLine {}

  /** Reads a line; whatever is not of the protocol is noise. */
  static WorkerLine parse(String line) {
    try {
      return parse(new JsonObject(line), line);
    } catch (DecodeException | ClassCastException | IllegalArgumentException notOurs) {
      return new Noise(line);
    }
  }

  private static WorkerLine parse(JsonObject object, String line) {
    return switch (object.getString("type", "")) {
      case "progress" -> new Progress(progress(object));
      case "result" -> result(object);
      case "error" ->
          new Refusal(object.getString("reason", "INTERNAL"), object.getString("message", ""));
      default -> new Noise(line);
    };
  }

  private static RunProgress progress(JsonObject object) {
    Double remaining = object.getDouble("remainingSeconds");
    return new RunProgress(
        object.getString("phase", ""),
        object.getDouble("fraction", 0.0),
        object.getInteger("epoch", 0),
        object.getDouble("loss", 0.0),
        remaining == null ? null : Duration.ofMillis(Math.round(remaining * 1_000)));
  }

  private static WorkerLine result(JsonObject object) {
    Map<String, String> parameters = new HashMap<>();
    object
        .getJsonObject("parameters", new JsonObject())
        .forEach(entry -> parameters.put(entry.getKey(), String.valueOf(entry.getValue())));
    JsonObject golden = object.getJsonObject("golden");
    RunResult result =
        new RunResult(
            object.getLong("examples", 0L),
            parameters,
            object.getString("dataFingerprint", ""),
            MetricsJson.decode(object.getJsonArray("metrics", new JsonArray())),
            golden == null ? null : GateJson.golden(golden),
            validation(object.getDouble("validation")),
            PrivacyJson.decode(object.getJsonObject("privacy")),
            false);
    String report = object.getString("report");
    return new Result(
        result,
        Path.of(object.getString("savedModel", "")),
        report == null ? null : Path.of(report),
        object.getString("code", ""));
  }

  private static OptionalDouble validation(@Nullable Double told) {
    return told == null || !Double.isFinite(told)
        ? OptionalDouble.empty()
        : OptionalDouble.of(told);
  }

  /**
   * What a worker's last line comes to. A result counts only from a worker that also ended well.
   */
  static WorkerEnding ending(WorkerLine last, int exitCode, RunLogWriter log) {
    if (last instanceof Refusal refusal) {
      return new Refused(Crash.refusal(refusal.reason(), refusal.message()));
    }
    if (exitCode == 0 && last instanceof Result result) {
      return new Trained(result.result(), result.savedModel(), result.report(), result.code());
    }
    return new Refused(Crash.story(exitCode, log.outOfMemory(), log.lastWords()));
  }
}
