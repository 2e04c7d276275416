package dev.tradewind.training.search;

import dev.tradewind.training.search.domain.Halving;
import dev.tradewind.training.search.domain.ParameterRange;
import dev.tradewind.training.search.domain.ParameterRange.Choice;
import dev.tradewind.training.search.domain.ParameterRange.Decimal;
import dev.tradewind.training.search.domain.ParameterRange.Whole;
import dev.tradewind.training.search.domain.SearchPlan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Plans of searches as JSON, as the database keeps them. */
final class PlanJson {

  private PlanJson() {}

  static String encode(SearchPlan plan) {
    JsonObject fixed = new JsonObject();
    new TreeMap<>(plan.fixed()).forEach(fixed::put);
    JsonArray ranges = new JsonArray();
    plan.ranges().forEach(range -> ranges.add(object(range)));
    return new JsonObject()
        .put("model", plan.model())
        .put("seed", plan.seed())
        .put("fixed", fixed)
        .put("ranges", ranges)
        .put("trials", plan.halving().trials())
        .put("leastEpochs", plan.halving().leastEpochs())
        .put("mostEpochs", plan.halving().mostEpochs())
        .put("factor", plan.halving().factor())
        .put("atOnce", plan.atOnce())
        .encode();
  }

  private static JsonObject object(ParameterRange range) {
    JsonObject object = new JsonObject().put("name", range.name());
    if (range instanceof Whole whole) {
      return object
          .put("kind", "whole")
          .put("min", whole.min())
          .put("max", whole.max())
          .put("logarithmic", whole.logarithmic());
    }
    if (range instanceof Decimal decimal) {
      return object
          .put("kind", "decimal")
          .put("min", decimal.min())
          .put("max", decimal.max())
          .put("logarithmic", decimal.logarithmic());
    }
    return object.put("kind", "choice").put("values", new JsonArray(((Choice) range).values()));
  }

  static SearchPlan decode(String text) {
    JsonObject object = new JsonObject(text);
    return new SearchPlan(
        object.getString("model"),
        object.getLong("seed"),
        object.getJsonObject("fixed").stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> String.valueOf(entry.getValue()))),
        object.getJsonArray("ranges").stream().map(range -> range((JsonObject) range)).toList(),
        new Halving(
            object.getInteger("trials"),
            object.getInteger("leastEpochs"),
            object.getInteger("mostEpochs"),
            object.getInteger("factor")),
        object.getInteger("atOnce"));
  }

  private static ParameterRange range(JsonObject object) {
    String name = object.getString("name");
    boolean logarithmic = object.getBoolean("logarithmic", false);
    String kind = object.getString("kind");
    return switch (kind) {
      case "whole" -> new Whole(name, object.getLong("min"), object.getLong("max"), logarithmic);
      case "decimal" ->
          new Decimal(name, object.getDouble("min"), object.getDouble("max"), logarithmic);
      case "choice" ->
          new Choice(name, object.getJsonArray("values").stream().map(String::valueOf).toList());
      default -> throw new IllegalStateException("kind of a range: " + kind);
    };
  }
}
