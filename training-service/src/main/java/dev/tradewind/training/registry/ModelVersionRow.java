package dev.tradewind.training.registry;

import dev.tradewind.training.domain.ModelVersion;
import dev.tradewind.training.promotion.domain.GateReport;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A version's row. Written once, but for what the gates say later. */
@Entity
@Table(name = "model_version")
@IdClass(ModelVersionRow.Key.class)
class ModelVersionRow {

  @Id String model = "";
  @Id long version;

  @Column(name = "artifact_uri")
  String artifactUri = "";

  @Column(name = "artifact_digest")
  String artifactDigest = "";

  String metrics = "[]";

  @Column(name = "run_id")
  String runId = "";

  @Column(name = "data_fingerprint")
  String dataFingerprint = "";

  @Column(name = "created_at")
  Instant createdAt = Instant.EPOCH;

  String lineage = "{}";
  @Nullable String golden;
  @Nullable String gates;

  static ModelVersionRow of(ModelVersion version, GateReport report) {
    ModelVersionRow row = new ModelVersionRow();
    row.model = version.model();
    row.version = version.version();
    row.artifactUri = version.artifactUri();
    row.artifactDigest = version.artifactDigest();
    row.metrics = MetricsJson.encode(version.metrics());
    row.runId = version.runId();
    row.dataFingerprint = version.dataFingerprint();
    row.createdAt = version.createdAt();
    row.lineage = LineageJson.encode(version.lineage());
    row.golden = version.golden() == null ? null : GateJson.encode(version.golden());
    row.gates = GateJson.encode(report);
    return row;
  }

  ModelVersion toDomain() {
    return new ModelVersion(
        model,
        version,
        artifactUri,
        artifactDigest,
        MetricsJson.decode(metrics),
        runId,
        dataFingerprint,
        createdAt,
        LineageJson.decode(lineage),
        golden == null ? null : GateJson.golden(new JsonObject(golden)));
  }

  RegisteredVersion toRegistered(Map<String, String> tags) {
    return new RegisteredVersion(
        toDomain(), tags, Optional.ofNullable(gates).map(GateJson::decode));
  }

  /** The row's key. */
  static class Key implements Serializable {
    String model = "";
    long version;

    Key() {}

    Key(String model, long version) {
      this.model = model;
      this.version = version;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.version == version && key.model.equals(model);
    }

    @Override
    public int hashCode() {
      return Objects.hash(model, version);
    }
  }
}
