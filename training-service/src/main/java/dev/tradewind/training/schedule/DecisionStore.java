package dev.tradewind.training.schedule;

import dev.tradewind.training.schedule.domain.Decision;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What schedules have decided, in PostgreSQL. */
@ApplicationScoped
class DecisionStore implements PanacheRepositoryBase<DecisionRow, Long> {

  private static final String RECORD =
      "INSERT INTO training_decision (schedule_id, decided_at, kind, run_id, words)"
          + " VALUES (:schedule, :at, :kind, :run, :words) ON CONFLICT DO NOTHING";

  /** Each run of a schedule that has ended, and that nothing was written down of yet. */
  private static final String RECORD_ENDS =
      "INSERT INTO training_decision (schedule_id, decided_at, kind, run_id, version, words)"
          + " SELECT r.origin_id, r.finished_at,"
          + " CASE r.state WHEN 'SUCCEEDED' THEN 'COMPARED' ELSE 'FAILED' END,"
          + " r.run_id, coalesce(r.version, 0), coalesce(r.promotion, r.error, 'cancelled')"
          + " FROM training_run r WHERE r.origin_id IN (SELECT schedule_id FROM training_schedule)"
          + " AND r.state IN ('SUCCEEDED', 'FAILED', 'CANCELLED')"
          + " AND NOT EXISTS (SELECT 1 FROM training_decision d WHERE d.schedule_id = r.origin_id"
          + " AND d.run_id = r.run_id AND d.kind IN ('COMPARED', 'FAILED'))"
          + " ORDER BY r.seq ON CONFLICT DO NOTHING";

  @WithTransaction
  Uni<Void> record(String scheduleId, Instant at, Decision.Kind kind, String runId, String words) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(RECORD)
                    .setParameter("schedule", scheduleId)
                    .setParameter("at", at)
                    .setParameter("kind", kind.name())
                    .setParameter("run", runId)
                    .setParameter("words", words)
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** Writes down what became of runs that have ended. */
  @WithTransaction
  Uni<Integer> recordEnds() {
    return Panache.getSession()
        .chain(session -> session.createNativeQuery(RECORD_ENDS).executeUpdate());
  }

  /** Decisions with a number below the given one, the latest first. */
  @WithSession
  Uni<List<Decision>> below(String scheduleId, long below, int limit) {
    return find("scheduleId = ?1 and id < ?2", Sort.descending("id"), scheduleId, below)
        .range(0, limit - 1)
        .list()
        .map(rows -> rows.stream().map(DecisionRow::toDomain).toList());
  }
}
