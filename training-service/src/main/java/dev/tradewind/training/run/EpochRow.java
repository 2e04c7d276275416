package dev.tradewind.training.run;

import dev.tradewind.training.domain.EpochLoss;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The loss of a run's epoch. Read only: written by one statement that inserts or replaces. */
@Entity
@Table(name = "training_run_epoch")
@IdClass(EpochRow.Key.class)
class EpochRow {

  @Id
  @Column(name = "run_id")
  String runId = "";

  @Id int epoch;
  double loss;

  @Column(name = "recorded_at")
  Instant recordedAt = Instant.EPOCH;

  EpochLoss toDomain() {
    return new EpochLoss(epoch, loss, recordedAt);
  }

  /** The row's key. */
  static class Key implements Serializable {
    String runId = "";
    int epoch;

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.epoch == epoch && key.runId.equals(runId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(runId, epoch);
    }
  }
}
