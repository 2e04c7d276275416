package dev.tradewind.ingestion.receipt;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What was answered to a request. */
@Entity
@Immutable
@Table(name = "request_receipt")
class ReceiptEntity {

  @Id String requestId;
  byte[] fingerprint;
  byte @Nullable [] response;
  Instant createdAt;

  protected ReceiptEntity() {
    this.requestId = "";
    this.fingerprint = new byte[0];
    this.createdAt = Instant.EPOCH;
  }
}
