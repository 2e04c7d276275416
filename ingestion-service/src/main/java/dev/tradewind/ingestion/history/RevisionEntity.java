package dev.tradewind.ingestion.history;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A row of the history. Read only: rows are written by the statements that change a resource. */
@Entity
@Immutable
@Table(name = "revision")
@IdClass(RevisionEntity.Key.class)
class RevisionEntity {

  @Id String kind;
  @Id String resourceId;
  @Id Instant validFrom;
  boolean deleted;
  String content;

  protected RevisionEntity() {
    this.kind = "";
    this.resourceId = "";
    this.validFrom = Instant.EPOCH;
    this.content = "";
  }

  /** Which version of what. */
  record Key(String kind, String resourceId, Instant validFrom) {}
}
