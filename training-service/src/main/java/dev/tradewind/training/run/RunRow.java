package dev.tradewind.training.run;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run's row; {@link RunRows} says what its columns mean. */
@Entity
@Table(name = "training_run")
class RunRow {

  @Id
  @Column(name = "run_id")
  String runId = "";

  @Column(insertable = false, updatable = false)
  long seq;

  @Column(name = "request_id", updatable = false)
  @Nullable String requestId;

  @Column(updatable = false)
  String model = "";

  @Column(updatable = false)
  long seed;

  @Column(name = "requested_parameters", updatable = false)
  String requestedParameters = "{}";

  @Column(name = "origin_id", updatable = false)
  String originId = "";

  @Column(updatable = false)
  String purpose = "{}";

  String state = "";
  long revision;
  String phase = "";
  double fraction;
  int epoch;
  double loss;

  @Column(name = "remaining_millis")
  @Nullable Long remainingMillis;

  @Column(name = "created_at", updatable = false)
  Instant createdAt = Instant.EPOCH;

  @Column(name = "started_at")
  @Nullable Instant startedAt;

  @Column(name = "finished_at")
  @Nullable Instant finishedAt;

  @Nullable String error;
  @Nullable Long version;
  @Nullable String promotion;
  @Nullable Long examples;

  @Column(name = "used_parameters")
  @Nullable String usedParameters;

  @Column(name = "data_fingerprint")
  @Nullable String dataFingerprint;

  @Nullable String metrics;
  @Nullable Double validation;
  @Nullable String privacy;
  boolean reported;
}
