package dev.tradewind.training.registry;

import dev.tradewind.training.domain.GoldenCheck;
import dev.tradewind.training.promotion.domain.GateName;
import dev.tradewind.training.promotion.domain.GateReport;
import dev.tradewind.training.promotion.domain.GateResult;
import dev.tradewind.training.promotion.domain.GateResult.NotApplicable;
import dev.tradewind.training.promotion.domain.GateResult.Passed;
import dev.tradewind.training.promotion.domain.GateResult.Refused;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** What gates ask for and say, as JSON. */
public final class GateJson {

  private static final String PASSED = "PASSED";
  private static final String REFUSED = "REFUSED";
  private static final String NOT_APPLICABLE = "NOT_APPLICABLE";

  private GateJson() {}

  static String encode(GateReport report) {
    JsonArray results = new JsonArray();
    report
        .results()
        .forEach(
            result ->
                results.add(
                    new JsonObject()
                        .put("gate", result.gate().wireName())
                        .put("outcome", outcome(result))
                        .put("explanation", result.explanation())));
    return new JsonObject()
        .put("results", results)
        .put("championVersion", report.championVersion())
        .put("decidedAt", report.decidedAt().toString())
        .put("overrideReason", report.overrideReason())
        .encode();
  }

  static GateReport decode(String text) {
    JsonObject object = new JsonObject(text);
    return new GateReport(
        object.getJsonArray("results").stream().map(result -> result((JsonObject) result)).toList(),
        object.getLong("championVersion"),
        Instant.parse(object.getString("decidedAt")),
        object.getString("overrideReason"));
  }

  private static String outcome(GateResult result) {
    if (result instanceof Passed) {
      return PASSED;
    }
    return result instanceof Refused ? REFUSED : NOT_APPLICABLE;
  }

  private static GateResult result(JsonObject object) {
    GateName gate = GateName.of(object.getString("gate"));
    String explanation = object.getString("explanation");
    String outcome = object.getString("outcome");
    return switch (outcome) {
      case PASSED -> new Passed(gate, explanation);
      case REFUSED -> new Refused(gate, explanation);
      case NOT_APPLICABLE -> new NotApplicable(gate, explanation);
      default -> throw new IllegalStateException("gate outcome: " + outcome);
    };
  }

  static String encode(GoldenCheck check) {
    return new JsonObject()
        .put("requests", check.requests())
        .put("answered", check.answered())
        .put("differing", new JsonArray(List.copyOf(check.differing())))
        .encode();
  }

  /** How golden requests were answered; what is missing was not answered. */
  public static GoldenCheck golden(JsonObject object) {
    return new GoldenCheck(
        object.getInteger("requests", 0),
        object.getInteger("answered", 0),
        object.getJsonArray("differing", new JsonArray()).stream().map(String::valueOf).toList());
  }
}
