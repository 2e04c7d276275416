package dev.tradewind.feature.statistics;

import dev.tradewind.feature.statistics.domain.FeatureProfile;
import dev.tradewind.feature.statistics.domain.NumberProfile;
import dev.tradewind.feature.statistics.domain.TextProfile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A profile as it is kept; a double survives the way there and back. */
final class BaselineJson {

  private BaselineJson() {}

  static JsonObject write(FeatureProfile profile) {
    JsonObject json =
        new JsonObject()
            .put("feature", profile.feature())
            .put("cells", profile.cells())
            .put("not_found_rate", profile.notFoundRate())
            .put("null_rate", profile.nullRate())
            .put("stale_rate", profile.staleRate())
            .put("median_age", profile.medianAge())
            .put("old_age", profile.oldAge());
    profile.numbers().ifPresent(numbers -> json.put("numbers", numbers(numbers)));
    profile.texts().ifPresent(texts -> json.put("texts", texts(texts)));
    return json;
  }

  private static JsonObject numbers(NumberProfile numbers) {
    JsonArray bins = new JsonArray();
    numbers
        .histogram()
        .forEach(
            bin -> bins.add(new JsonArray().add(bin.lower()).add(bin.upper()).add(bin.count())));
    return new JsonObject()
        .put("count", numbers.count())
        .put("mean", numbers.mean())
        .put("standard_deviation", numbers.standardDeviation())
        .put("min", numbers.min())
        .put("max", numbers.max())
        .put("quantiles", new JsonArray(numbers.quantiles()))
        .put("histogram", bins)
        .put("sample", new JsonArray(numbers.sample()));
  }

  private static JsonObject texts(TextProfile texts) {
    JsonArray top = new JsonArray();
    texts
        .top()
        .forEach(entry -> top.add(new JsonArray().add(entry.getKey()).add(entry.getValue())));
    return new JsonObject()
        .put("count", texts.count())
        .put("distinct", texts.distinct())
        .put("top", top);
  }

  static FeatureProfile read(JsonObject json) {
    return new FeatureProfile(
        json.getString("feature"),
        json.getLong("cells"),
        json.getDouble("not_found_rate"),
        json.getDouble("null_rate"),
        json.getDouble("stale_rate"),
        json.getDouble("median_age"),
        json.getDouble("old_age"),
        Optional.ofNullable(json.getJsonObject("numbers")).map(BaselineJson::readNumbers),
        Optional.ofNullable(json.getJsonObject("texts")).map(BaselineJson::readTexts));
  }

  private static NumberProfile readNumbers(JsonObject json) {
    return new NumberProfile(
        json.getLong("count"),
        json.getDouble("mean"),
        json.getDouble("standard_deviation"),
        json.getDouble("min"),
        json.getDouble("max"),
        doubles(json.getJsonArray("quantiles")),
        json.getJsonArray("histogram").stream()
            .map(JsonArray.class::cast)
            .map(bin -> new NumberProfile.Bin(bin.getDouble(0), bin.getDouble(1), bin.getLong(2)))
            .toList(),
        doubles(json.getJsonArray("sample")));
  }

  private static List<Double> doubles(JsonArray json) {
    return json.stream().map(number -> ((Number) number).doubleValue()).toList();
  }

  private static TextProfile readTexts(JsonObject json) {
    Map<String, Long> top = new LinkedHashMap<>();
    json.getJsonArray("top").stream()
        .map(JsonArray.class::cast)
        .forEach(entry -> top.put(entry.getString(0), entry.getLong(1)));
    return new TextProfile(json.getLong("count"), json.getLong("distinct"), top);
  }
}
