package dev.tradewind.training.schedule;

import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.error.TrainingReason;
import dev.tradewind.training.schedule.domain.Schedule;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Schedules in PostgreSQL. */
@ApplicationScoped
class ScheduleStore implements PanacheRepositoryBase<ScheduleRow, String> {

  /** Of several instances that look at once, each is given another schedule or none. */
  private static final String CLAIM =
      "UPDATE training_schedule SET claimed_until = :until WHERE schedule_id = ("
          + "SELECT schedule_id FROM training_schedule WHERE NOT paused"
          + " AND least(next_run_at, next_check_at) <= :now"
          + " AND (claimed_until IS NULL OR claimed_until <= :now)"
          + " ORDER BY least(next_run_at, next_check_at) LIMIT 1 FOR UPDATE SKIP LOCKED)"
          + " RETURNING schedule_id";

  private static final Duration CLAIM_LASTS = Duration.ofMinutes(5);

  /** Stores a schedule; false where there are as many as may be. */
  @WithTransaction
  Uni<Boolean> insert(Schedule schedule, Optional<String> requestId, long most) {
    return count()
        .chain(
            count ->
                count >= most
                    ? Uni.createFrom().item(false)
                    : persistAndFlush(ScheduleRow.of(schedule, requestId)).replaceWith(true));
  }

  @WithSession
  Uni<Optional<Schedule>> findByRequest(String requestId) {
    return find("requestId", requestId)
        .firstResult()
        .map(row -> Optional.ofNullable(row).map(ScheduleRow::toDomain));
  }

  /** A schedule. Fails with SCHEDULE_UNKNOWN. */
  @WithSession
  Uni<Schedule> get(String id) {
    return findById(id).onItem().ifNull().failWith(() -> unknown(id)).map(ScheduleRow::toDomain);
  }

  /** All of them, newest first. */
  @WithSession
  Uni<List<Schedule>> all() {
    return listAll(Sort.descending("seq"))
        .map(rows -> rows.stream().map(ScheduleRow::toDomain).toList());
  }

  /** Changes a schedule under its row's lock, and gives a claim back. */
  @WithTransaction
  Uni<Schedule> change(String id, UnaryOperator<Schedule> step) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(() -> unknown(id))
        .map(
            row -> {
              row.update(step.apply(row.toDomain()));
              row.claimedUntil = null;
              return row.toDomain();
            });
  }

  @WithTransaction
  Uni<Void> remove(String id) {
    return deleteById(id).replaceWithVoid();
  }

  /** Claims a schedule that is due; empty where none is, or others act on those that are. */
  @WithTransaction
  Uni<Optional<Schedule>> claim(Instant now) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(CLAIM, String.class)
                    .setParameter("until", now.plus(CLAIM_LASTS))
                    .setParameter("now", now)
                    .getResultList())
        .chain(
            ids ->
                ids.isEmpty()
                    ? Uni.createFrom().item(Optional.<Schedule>empty())
                    : findById(ids.get(0)).map(row -> Optional.of(row.toDomain())));
  }

  private static ServiceException unknown(String id) {
    return new ServiceException(TrainingReason.SCHEDULE_UNKNOWN, "there is no schedule " + id);
  }
}
