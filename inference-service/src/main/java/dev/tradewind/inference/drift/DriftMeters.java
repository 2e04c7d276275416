package dev.tradewind.inference.drift;

import dev.tradewind.inference.drift.domain.AspectDrift;
import dev.tradewind.inference.drift.domain.VersionDrift;
import dev.tradewind.inference.drift.domain.WindowDrift;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the last window of each version says: of the versions that are watched and their aspects,
 * and of earlier ones no more.
 */
@Singleton
class DriftMeters {

  private static final String PREFIX = "tradewind.inference.drift.";

  private final MeterRegistry registry;
  private final MultiGauge alarms;
  private final MultiGauge indices;

  DriftMeters(MeterRegistry registry) {
    this.registry = registry;
    alarms =
        MultiGauge.builder(PREFIX + "alarms")
            .description("Aspects that have moved beyond chance, and by enough to matter.")
            .register(registry);
    indices =
        MultiGauge.builder(PREFIX + "index")
            .description("The population stability index, less what chance alone would give.")
            .register(registry);
  }

  void showUnwatched(Supplier<Number> versions) {
    Gauge.builder(PREFIX + "unwatched", versions)
        .description("Versions of the last hour that are not watched for want of room.")
        .register(registry);
  }

  void show(List<VersionDrift> versions) {
    alarms.register(
        versions.stream()
            .flatMap(version -> last(version).map(last -> row(version, last)))
            .toList(),
        true);
    indices.register(
        versions.stream()
            .flatMap(
                version ->
                    last(version)
                        .flatMap(last -> last.aspects().stream())
                        .map(aspect -> row(version, aspect)))
            .toList(),
        true);
  }

  private static Stream<WindowDrift> last(VersionDrift version) {
    return version.windows().stream().limit(1);
  }

  private static Row<?> row(VersionDrift version, WindowDrift last) {
    return Row.of(tags(version), last.alarms().size());
  }

  private static Row<?> row(VersionDrift version, AspectDrift aspect) {
    return Row.of(tags(version).and("aspect", aspect.aspect()), aspect.beyondChance());
  }

  private static Tags tags(VersionDrift version) {
    return Tags.of(
        "model", version.version().model(), "version", Long.toString(version.version().version()));
  }
}
