package dev.tradewind.training.registry;

import dev.tradewind.training.domain.Metric;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Metrics as JSON: in the database, and from the worker. Infinite and NaN do not exist in JSON. */
public final class MetricsJson {

  private MetricsJson() {}

  /** As text. */
  public static String encode(List<Metric> metrics) {
    JsonArray array = new JsonArray();
    for (Metric metric : metrics) {
      array.add(
          new JsonObject()
              .put("name", metric.name())
              .put("value", number(metric.value()))
              .put("floor", number(metric.floor()))
              .put("floorName", metric.floorName())
              .put("higherIsBetter", metric.higherIsBetter())
              .put("primary", metric.primary()));
    }
    return array.encode();
  }

  /** From text. */
  public static List<Metric> decode(String text) {
    return decode(new JsonArray(text));
  }

  /** From an array of objects; a number that is missing becomes NaN, which no rule accepts. */
  public static List<Metric> decode(JsonArray array) {
    return array.stream().map(entry -> metric((JsonObject) entry)).toList();
  }

  private static Metric metric(JsonObject object) {
    return new Metric(
        object.getString("name"),
        number(object, "value"),
        number(object, "floor"),
        object.getString("floorName", ""),
        object.getBoolean("higherIsBetter", true),
        object.getBoolean("primary", false));
  }

  private static Object number(double value) {
    return Double.isFinite(value) ? value : String.valueOf(value);
  }

  private static double number(JsonObject object, String name) {
    Object value = object.getValue(name, Double.NaN);
    return value instanceof Number number
        ? number.doubleValue()
        : Double.parseDouble(String.valueOf(value));
  }
}
