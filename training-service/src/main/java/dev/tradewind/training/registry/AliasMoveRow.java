package dev.tradewind.training.registry;

import dev.tradewind.training.domain.AliasMove;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A move of an alias. Read only: written by one statement. */
@Entity
@Table(name = "model_alias_move")
class AliasMoveRow {

  @Id long id;
  String model = "";
  String alias = "";

  @Column(name = "from_version")
  long fromVersion;

  @Column(name = "to_version")
  long toVersion;

  @Column(name = "moved_by")
  String movedBy = "";

  String reason = "";

  @Column(name = "moved_at")
  Instant movedAt = Instant.EPOCH;

  /** The move that a rollback of this one goes back to; null at the bottom of the stack. */
  @Nullable Long beneath;

  AliasMove toDomain() {
    return new AliasMove(id, model, alias, fromVersion, toVersion, movedBy, reason, movedAt);
  }
}
