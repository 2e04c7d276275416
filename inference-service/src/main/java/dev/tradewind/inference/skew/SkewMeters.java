package dev.tradewind.inference.skew;

import dev.tradewind.inference.skew.domain.FeatureSkew;
import dev.tradewind.inference.skew.domain.NotCompared;
import dev.tradewind.inference.skew.domain.SkewReport;
import dev.tradewind.inference.skew.domain.VersionSkew;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.function.ToLongFunction;

/**
 * What the last run found, by model and version: as many as the sample has versions, and those of
 * earlier runs no more.
 */
@Singleton
class SkewMeters {

  private static final String PREFIX = "tradewind.inference.skew.";

  private final MultiGauge compared;
  private final MultiGauge racing;
  private final MultiGauge differing;
  private final MultiGauge unanswered;

  SkewMeters(MeterRegistry registry) {
    compared = gauge(registry, "compared", "Inputs that were compared with history.");
    racing = gauge(registry, "race", "Inputs that are history's of up to a minute away.");
    differing = gauge(registry, "differing", "Inputs that are not what history says.");
    unanswered = gauge(registry, "unanswered", "Answers that history was not told of.");
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder(PREFIX + name).description(description).register(registry);
  }

  void show(SkewReport report) {
    show(compared, report, version -> sum(version, FeatureSkew::compared));
    show(racing, report, version -> sum(version, FeatureSkew::race));
    show(differing, report, version -> sum(version, FeatureSkew::different));
    show(
        unanswered,
        report,
        version -> version.notCompared().getOrDefault(NotCompared.FEATURE_SERVICE_UNAVAILABLE, 0L));
  }

  private static long sum(VersionSkew version, ToLongFunction<FeatureSkew> count) {
    return version.features().stream().mapToLong(count).sum();
  }

  private static void show(MultiGauge gauge, SkewReport report, ToLongFunction<VersionSkew> count) {
    gauge.register(
        report.versions().stream()
            .<Row<?>>map(
                skew ->
                    Row.of(
                        Tags.of(
                            "model",
                            skew.version().model(),
                            "version",
                            Long.toString(skew.version().version())),
                        count.applyAsLong(skew)))
            .toList(),
        true);
  }
}
