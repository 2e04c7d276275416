package dev.tradewind.training.worker;

import dev.tradewind.training.domain.FeatureInput;
import dev.tradewind.training.domain.RunPurpose.Trial;
import dev.tradewind.training.domain.RunRequest;
import dev.tradewind.training.registry.FeatureInputJson;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a worker is told to do.
 *
 * @param request model, seed and parameters
 * @param data the file of the data set
 * @param features what feeds the model at serving, for its manifest
 * @param output an empty directory for what it makes
 */
public record WorkerSpec(RunRequest request, Path data, List<FeatureInput> features, Path output) {

  /** As the worker reads it. */
  String json() {
    JsonObject parameters = new JsonObject();
    for (Map.Entry<String, String> parameter : new TreeMap<>(request.parameters()).entrySet()) {
      parameters.put(parameter.getKey(), parameter.getValue());
    }
    JsonObject spec =
        new JsonObject()
            .put("model", request.model())
            .put("seed", request.seed())
            .put("parameters", parameters)
            .put("data", data.toString())
            .put("output", output.toString())
            .put("features", FeatureInputJson.encode(features));
    if (request.purpose() instanceof Trial trial) {
      spec.put("scheduleEpochs", trial.scheduleEpochs());
    }
    return spec.encodePrettily();
  }
}
