package dev.tradewind.training.registry;

import dev.tradewind.training.domain.Interval;
import dev.tradewind.training.domain.Metric;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Metrics as JSON: in the database, and from the worker. Infinite and NaN do not exist in JSON. */
public final class MetricsJson {

  private MetricsJson() {}

  /** As text. */
  public static String encode(List<Metric> metrics) {
    JsonArray array = new JsonArray();
    metrics.forEach(metric -> array.add(object(metric)));
    return array.encode();
  }

  private static JsonObject object(Metric metric) {
    JsonObject object =
        new JsonObject()
            .put("name", metric.name())
            .put("value", number(metric.value()))
            .put("floor", number(metric.floor()))
            .put("floorName", metric.floorName())
            .put("higherIsBetter", metric.higherIsBetter())
            .put("primary", metric.primary())
            .put("examples", metric.examples())
            .put("group", metric.group());
    if (metric.interval() != null) {
      object
          .put("low", number(metric.interval().low()))
          .put("high", number(metric.interval().high()));
    }
    return object;
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
        object.getBoolean("primary", false),
        interval(number(object, "low"), number(object, "high")),
        object.getLong("examples", 0L),
        object.getString("group", ""));
  }

  /** A worker that tells half of an interval, or one that is upside down, has told none. */
  private static @Nullable Interval interval(double low, double high) {
    return low <= high ? new Interval(low, high) : null;
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
