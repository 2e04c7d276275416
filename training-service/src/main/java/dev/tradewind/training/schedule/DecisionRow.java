package dev.tradewind.training.schedule;

import dev.tradewind.training.schedule.domain.Decision;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A decision's row. Read only: written by statements. */
@Entity
@Table(name = "training_decision")
class DecisionRow {

  @Id long id;

  @Column(name = "schedule_id")
  String scheduleId = "";

  @Column(name = "decided_at")
  Instant decidedAt = Instant.EPOCH;

  String kind = "";

  @Column(name = "run_id")
  String runId = "";

  long version;
  String words = "";

  Decision toDomain() {
    return new Decision(id, decidedAt, Decision.Kind.valueOf(kind), runId, version, words);
  }
}
