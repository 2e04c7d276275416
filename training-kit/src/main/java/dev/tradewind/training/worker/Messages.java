package dev.tradewind.training.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.Metric;
import dev.tradewind.training.run.PrivacyGuarantee;
import dev.tradewind.training.run.RunFailure;
import dev.tradewind.training.run.RunResult;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the protocol: one JSON object a line. Safe for use by several threads. */
final class Messages {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;

  Messages(PrintStream out) {
    this.out = out;
  }

  void progress(Progress.State state, double remainingSeconds) {
    ObjectNode message = JSON.createObjectNode();
    message.put("type", "progress");
    message.put("phase", state.phase().wireName());
    message.put("fraction", round(state.fraction()));
    message.put("epoch", state.epoch());
    if (Double.isFinite(state.loss())) {
      message.put("loss", state.loss());
    }
    if (Double.isFinite(remainingSeconds)) {
      message.put("remainingSeconds", round(remainingSeconds));
    }
    write(message);
  }

  /**
   * The last line of a run that went well.
   *
   * @param report its page; named where it exists
   * @param code fingerprint of the program
   */
  void result(RunResult result, Hyperparameters parameters, Path report, String code) {
    ObjectNode message = JSON.createObjectNode();
    message.put("type", "result");
    message.put("examples", result.examples());
    ObjectNode used = message.putObject("parameters");
    parameters.asUsed().forEach(used::put);
    result.suited().forEach(used::put);
    message.put("dataFingerprint", result.dataFingerprint());
    message.put("code", code);
    ArrayNode metrics = message.putArray("metrics");
    for (Metric metric : result.metrics()) {
      write(metric, metrics.addObject());
    }
    message.put("savedModel", result.savedModel().toAbsolutePath().toString());
    GoldenCheck golden = result.golden();
    if (golden != null) {
      ObjectNode check = message.putObject("golden");
      check.put("requests", golden.requests()).put("answered", golden.answered());
      ArrayNode differing = check.putArray("differing");
      golden.differing().forEach(differing::add);
    }
    PrivacyGuarantee privacy = result.privacy();
    if (privacy != null) {
      message
          .putObject("privacy")
          .put("epsilon", privacy.epsilon())
          .put("delta", privacy.delta())
          .put("noise", privacy.noise())
          .put("clip", privacy.clip());
    }
    result.validation().ifPresent(value -> message.put("validation", value));
    if (Files.exists(report)) {
      message.put("report", report.toAbsolutePath().toString());
    }
    write(message);
  }

  private static void write(Metric metric, ObjectNode message) {
    message
        .put("name", metric.name())
        .put("value", metric.value())
        .put("floor", metric.floor())
        .put("floorName", metric.floorName())
        .put("higherIsBetter", metric.higherIsBetter())
        .put("primary", metric.primary())
        .put("examples", metric.examples())
        .put("group", metric.group());
    if (metric.low() <= metric.high()) {
      message.put("low", metric.low()).put("high", metric.high());
    }
  }

  void error(RunFailure.Reason reason, String text) {
    write(
        JSON.createObjectNode()
            .put("type", "error")
            .put("reason", reason.name())
            .put("message", text));
  }

  private synchronized void write(ObjectNode message) {
    try {
      out.println(JSON.writeValueAsString(message));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    out.flush();
  }

  private static double round(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
