package dev.tradewind.training.schedule;

import dev.tradewind.training.schedule.domain.Schedule;
import dev.tradewind.training.schedule.domain.SchedulePlan;
import dev.tradewind.training.schedule.domain.SchedulePlan.DriftWatch;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A schedule's row. */
@Entity
@Table(name = "training_schedule")
class ScheduleRow {

  @Id
  @Column(name = "schedule_id")
  String scheduleId = "";

  @Column(insertable = false, updatable = false)
  long seq;

  @Column(name = "request_id", updatable = false)
  @Nullable String requestId;

  String model = "";
  long seed;
  String parameters = "{}";

  @Column(name = "every_seconds")
  @Nullable Long everySeconds;

  @Column(name = "drift_psi")
  @Nullable Double driftPsi;

  @Column(name = "drift_seconds")
  @Nullable Long driftSeconds;

  @Column(name = "auto_promote")
  boolean autoPromote;

  boolean paused;

  @Column(name = "next_run_at")
  @Nullable Instant nextRunAt;

  @Column(name = "next_check_at")
  @Nullable Instant nextCheckAt;

  @Column(name = "claimed_until")
  @Nullable Instant claimedUntil;

  @Column(name = "baseline_run_id")
  String baselineRunId = "";

  @Column(name = "created_at", updatable = false)
  Instant createdAt = Instant.EPOCH;

  static ScheduleRow of(Schedule schedule, Optional<String> requestId) {
    SchedulePlan plan = schedule.plan();
    ScheduleRow row = new ScheduleRow();
    row.scheduleId = schedule.id();
    row.requestId = requestId.orElse(null);
    row.model = plan.model();
    row.seed = plan.seed();
    JsonObject parameters = new JsonObject();
    new TreeMap<>(plan.parameters()).forEach(parameters::put);
    row.parameters = parameters.encode();
    row.everySeconds = plan.every().map(Duration::toSeconds).orElse(null);
    row.driftPsi = plan.drift().map(DriftWatch::psi).orElse(null);
    row.driftSeconds = plan.drift().map(watch -> watch.every().toSeconds()).orElse(null);
    row.autoPromote = plan.autoPromote();
    row.createdAt = schedule.createdAt();
    row.update(schedule);
    return row;
  }

  /** Writes what may change. */
  void update(Schedule schedule) {
    paused = schedule.paused();
    nextRunAt = schedule.nextRunAt().orElse(null);
    nextCheckAt = schedule.nextCheckAt().orElse(null);
    baselineRunId = schedule.baselineRunId();
  }

  Schedule toDomain() {
    Optional<DriftWatch> drift =
        driftPsi == null || driftSeconds == null
            ? Optional.empty()
            : Optional.of(new DriftWatch(driftPsi, Duration.ofSeconds(driftSeconds)));
    Map<String, String> given =
        new JsonObject(parameters)
            .stream()
                .collect(
                    Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    return new Schedule(
        scheduleId,
        new SchedulePlan(
            model,
            seed,
            given,
            Optional.ofNullable(everySeconds).map(Duration::ofSeconds),
            drift,
            autoPromote),
        paused,
        Optional.ofNullable(nextRunAt),
        Optional.ofNullable(nextCheckAt),
        baselineRunId,
        createdAt);
  }
}
