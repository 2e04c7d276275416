package dev.tradewind.training.run;

import dev.tradewind.training.domain.RunPurpose;
import dev.tradewind.training.domain.RunPurpose.Scheduled;
import dev.tradewind.training.domain.RunPurpose.Trial;
import dev.tradewind.training.domain.RunPurpose.Winner;
import io.vertx.core.json.JsonObject;

/** What runs are for, as JSON. */
final class PurposeJson {

  private PurposeJson() {}

  static String encode(RunPurpose purpose) {
    JsonObject object = new JsonObject();
    if (purpose instanceof Trial trial) {
      object
          .put("kind", "trial")
          .put("search", trial.searchId())
          .put("trial", trial.trial())
          .put("rung", trial.rung())
          .put("scheduleEpochs", trial.scheduleEpochs());
    } else if (purpose instanceof Winner winner) {
      object.put("kind", "winner").put("search", winner.searchId());
    } else if (purpose instanceof Scheduled scheduled) {
      object
          .put("kind", "scheduled")
          .put("schedule", scheduled.scheduleId())
          .put("autoPromote", scheduled.autoPromote());
    }
    return object.encode();
  }

  static RunPurpose decode(String text) {
    JsonObject object = new JsonObject(text);
    return switch (object.getString("kind", "")) {
      case "" -> RunPurpose.ASKED;
      case "trial" ->
          new Trial(
              object.getString("search"),
              object.getInteger("trial"),
              object.getInteger("rung"),
              object.getInteger("scheduleEpochs", 0));
      case "winner" -> new Winner(object.getString("search"));
      case "scheduled" ->
          new Scheduled(object.getString("schedule"), object.getBoolean("autoPromote"));
      default -> throw new IllegalStateException("purpose of a run: " + text);
    };
  }
}
