package dev.tradewind.training.registry;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.training.v1.Metric;
import dev.tradewind.api.training.v1.Model;
import dev.tradewind.api.training.v1.ModelVersion;
import dev.tradewind.training.domain.RegisteredModel;
import java.time.Instant;
import java.util.List;

/** The registry's domain as messages. */
public final class ModelMessages {

  private ModelMessages() {}

  static Model model(RegisteredModel model) {
    return Model.newBuilder()
        .setName(model.name())
        .putAllAliases(model.aliases())
        .setLatestVersion(model.latestVersion())
        .build();
  }

  static ModelVersion version(
      dev.tradewind.training.domain.ModelVersion version, RegisteredModel model) {
    return ModelVersion.newBuilder()
        .setModel(version.model())
        .setVersion(version.version())
        .setArtifactUri(version.artifactUri())
        .setArtifactDigest(version.artifactDigest())
        .addAllMetrics(metrics(version.metrics()))
        .setRunId(version.runId())
        .setDataFingerprint(version.dataFingerprint())
        .addAllAliases(model.aliasesOf(version.version()))
        .setCreatedAt(timestamp(version.createdAt()))
        .build();
  }

  /** Metrics. */
  public static List<Metric> metrics(List<dev.tradewind.training.domain.Metric> metrics) {
    return metrics.stream()
        .map(
            metric ->
                Metric.newBuilder()
                    .setName(metric.name())
                    .setValue(metric.value())
                    .setFloor(metric.floor())
                    .setFloorName(metric.floorName())
                    .setHigherIsBetter(metric.higherIsBetter())
                    .setPrimary(metric.primary())
                    .build())
        .toList();
  }

  /** A moment. */
  public static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
