package dev.tradewind.training.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.training.run.Metric;
import dev.tradewind.training.run.PrivacyGuarantee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** All figures, for a program. */
final class EvaluationJson {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private EvaluationJson() {}

  static void write(Evaluation evaluation, Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, JSON.writeValueAsString(of(evaluation)) + "\n");
  }

  private static ObjectNode of(Evaluation evaluation) {
    ObjectNode json = JSON.createObjectNode();
    json.put("model", evaluation.model());
    json.put("data", evaluation.request().data().toString());
    json.put("seed", evaluation.request().seed());
    json.put("seconds", Math.round(evaluation.seconds() * 10) / 10.0);
    evaluation.peakMemory().ifPresent(peak -> json.put("peak_rss_mb", Math.round(peak)));
    ObjectNode metrics = json.putObject("metrics");
    ObjectNode floor = json.putObject("floor");
    ObjectNode intervals = JSON.createObjectNode();
    for (Metric metric : evaluation.metrics()) {
      metrics.put(metric.name(), metric.value());
      if (Double.isFinite(metric.floor())) {
        floor.put(metric.name(), metric.floor());
      }
      if (metric.low() <= metric.high()) {
        intervals.putArray(metric.name()).add(metric.low()).add(metric.high());
      }
    }
    ObjectNode published = json.putObject("published");
    evaluation.published().figures().forEach(published::put);
    json.set("intervals", intervals);
    json.put("primary", evaluation.result().primary().name());
    json.put("floor_name", evaluation.result().primary().floorName());
    json.put("published_method", evaluation.published().method());
    json.put("published_source", evaluation.published().source());
    evaluation.epochSeconds().ifPresent(epoch -> json.put("epoch_seconds", epoch));
    json.put("examples", evaluation.result().examples());
    json.put("data_fingerprint", evaluation.result().dataFingerprint());
    evaluation.result().validation().ifPresent(value -> json.put("validation", value));
    PrivacyGuarantee privacy = evaluation.result().privacy();
    if (privacy != null) {
      json.putObject("privacy")
          .put("epsilon", privacy.epsilon())
          .put("delta", privacy.delta())
          .put("noise", privacy.noise())
          .put("clip", privacy.clip());
    }
    ObjectNode parameters = json.putObject("parameters");
    evaluation.request().parameters().asUsed().forEach(parameters::put);
    evaluation.result().suited().forEach(parameters::put);
    json.put("report", evaluation.page().toString());
    json.put("saved_model", evaluation.result().savedModel().toAbsolutePath().toString());
    return json;
  }
}
