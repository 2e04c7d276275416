package dev.tradewind.training.privacy;

import dev.tradewind.training.privacy.domain.SubjectSet;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HexFormat;

/** What the database has of people. */
@ApplicationScoped
class SubjectStatements {

  private static final String KEEP_KEY =
      "INSERT INTO subject_key (key) VALUES (decode(:key, 'hex')) ON CONFLICT DO NOTHING";

  private static final String ERASE =
      "INSERT INTO erased_subject (subject, erased_at) VALUES (:subject, :now)"
          + " ON CONFLICT DO NOTHING";

  private static final String AUDIT =
      "INSERT INTO privacy_audit (called_at, method, subject, reason, outcome)"
          + " VALUES (:now, :method, :subject, :reason, :outcome)";

  /** The key; the proposed one where there was none yet. */
  @WithTransaction
  Uni<byte[]> key(byte[] proposed) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(KEEP_KEY)
                    .setParameter("key", HexFormat.of().formatHex(proposed))
                    .executeUpdate()
                    .chain(
                        () ->
                            session
                                .createNativeQuery(
                                    "SELECT encode(key, 'hex') FROM subject_key", String.class)
                                .getSingleResult()))
        .map(HexFormat.of()::parseHex);
  }

  /** Erases; answers when that was done first. */
  @WithTransaction
  Uni<Instant> erase(long subject, Instant now) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(ERASE)
                    .setParameter("subject", subject)
                    .setParameter("now", now)
                    .executeUpdate()
                    .chain(
                        () ->
                            session
                                .createNativeQuery(
                                    "SELECT erased_at FROM erased_subject WHERE subject = :subject",
                                    Instant.class)
                                .setParameter("subject", subject)
                                .getSingleResult()));
  }

  @WithSession
  Uni<SubjectSet> erased() {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery("SELECT subject FROM erased_subject", Long.class)
                    .getResultList())
        .map(all -> SubjectSet.of(all.stream().mapToLong(Long::longValue)));
  }

  @WithTransaction
  Uni<Void> audit(Instant now, String method, long subject, String reason, String outcome) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(AUDIT)
                    .setParameter("now", now)
                    .setParameter("method", method)
                    .setParameter("subject", subject)
                    .setParameter("reason", reason)
                    .setParameter("outcome", outcome)
                    .executeUpdate())
        .replaceWithVoid();
  }
}
