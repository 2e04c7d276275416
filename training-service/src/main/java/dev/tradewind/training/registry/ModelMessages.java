package dev.tradewind.training.registry;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.training.v1.Metric;
import dev.tradewind.api.training.v1.Model;
import dev.tradewind.api.training.v1.ModelVersion;
import dev.tradewind.api.training.v1.PrivacySpent;
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

  static ModelVersion version(RegisteredVersion registered, RegisteredModel model) {
    dev.tradewind.training.domain.ModelVersion version = registered.version();
    ModelVersion.Builder message =
        ModelVersion.newBuilder()
            .setModel(version.model())
            .setVersion(version.version())
            .setArtifactUri(version.artifactUri())
            .setArtifactDigest(version.artifactDigest())
            .addAllMetrics(metrics(version.metrics()))
            .setRunId(version.runId())
            .setDataFingerprint(version.dataFingerprint())
            .addAllAliases(model.aliasesOf(version.version()))
            .setCreatedAt(timestamp(version.createdAt()))
            .putAllTags(registered.tags())
            .setLineage(HistoryMessages.lineage(version));
    registered.gates().ifPresent(report -> message.setGates(HistoryMessages.gates(report)));
    if (version.lineage().privacy() != null) {
      message.setPrivacy(privacy(version.lineage().privacy()));
    }
    return message.build();
  }

  /** Metrics. */
  public static List<Metric> metrics(List<dev.tradewind.training.domain.Metric> metrics) {
    return metrics.stream().map(ModelMessages::metric).toList();
  }

  private static Metric metric(dev.tradewind.training.domain.Metric metric) {
    Metric.Builder message =
        Metric.newBuilder()
            .setName(metric.name())
            .setValue(metric.value())
            .setFloor(metric.floor())
            .setFloorName(metric.floorName())
            .setHigherIsBetter(metric.higherIsBetter())
            .setPrimary(metric.primary())
            .setExamples(metric.examples())
            .setGroup(metric.group());
    if (metric.interval() != null) {
      message.setLow(metric.interval().low()).setHigh(metric.interval().high());
    }
    return message.build();
  }

  /** What a model gives away. */
  public static PrivacySpent privacy(dev.tradewind.training.domain.PrivacySpent privacy) {
    return PrivacySpent.newBuilder()
        .setEpsilon(privacy.epsilon())
        .setDelta(privacy.delta())
        .setNoiseMultiplier(privacy.noiseMultiplier())
        .setClipNorm(privacy.clipNorm())
        .build();
  }

  /** A moment. */
  public static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
