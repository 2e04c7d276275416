package dev.tradewind.training.run;

import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.domain.EpochLoss;
import dev.tradewind.training.domain.RunProgress;
import dev.tradewind.training.domain.TrainingRun;
import dev.tradewind.training.error.TrainingReason;
import dev.tradewind.training.promotion.domain.Candidate;
import dev.tradewind.training.promotion.domain.PromotionRule;
import dev.tradewind.training.registry.ModelRegistry;
import dev.tradewind.training.registry.Promotions;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Runs in PostgreSQL. A run changes only under its row's lock, by a step of the domain. */
@ApplicationScoped
public class RunStore implements PanacheRepositoryBase<RunRow, String> {

  private static final String INSERT =
      "INSERT INTO training_run (run_id, request_id, model, seed, requested_parameters,"
          + " origin_id, purpose, state, revision, created_at)"
          + " VALUES (:runId, :requestId, :model, :seed, :parameters,"
          + " :originId, :purpose, 'QUEUED', :revision, :createdAt) ON CONFLICT DO NOTHING";

  private static final String RECORD_EPOCH =
      "INSERT INTO training_run_epoch (run_id, epoch, loss, recorded_at)"
          + " VALUES (:runId, :epoch, :loss, :now) ON CONFLICT (run_id, epoch)"
          + " DO UPDATE SET loss = excluded.loss, recorded_at = excluded.recorded_at";

  private final ModelRegistry registry;
  private final Promotions promotions;

  RunStore(ModelRegistry registry, Promotions promotions) {
    this.registry = registry;
    this.promotions = promotions;
  }

  /** Stores a queued run; false where a run with that request id is there already. */
  @WithTransaction
  public Uni<Boolean> insert(TrainingRun run, Optional<String> requestId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(INSERT)
                    .setParameter("runId", run.id())
                    .setParameter("requestId", requestId.orElse(null))
                    .setParameter("model", run.request().model())
                    .setParameter("seed", run.request().seed())
                    .setParameter("parameters", RunRows.encode(run.request().parameters()))
                    .setParameter("originId", run.request().purpose().originId())
                    .setParameter("purpose", PurposeJson.encode(run.request().purpose()))
                    .setParameter("revision", run.revision())
                    .setParameter("createdAt", run.createdAt())
                    .executeUpdate())
        .map(inserted -> inserted == 1);
  }

  /** The run that was created by that request. */
  @WithSession
  public Uni<Optional<TrainingRun>> findByRequest(String requestId) {
    return find("requestId", requestId)
        .firstResult()
        .map(row -> Optional.ofNullable(row).map(RunRows::toDomain));
  }

  /** A run. Fails with RUN_UNKNOWN. */
  @WithSession
  public Uni<TrainingRun> get(String runId) {
    return findById(runId).map(row -> RunRows.toDomain(known(runId, row)));
  }

  /** Runs whose number is below the given one, newest first; of all models where none is given. */
  @WithSession
  public Uni<List<Numbered>> newestBelow(Set<String> models, long below, int limit) {
    Sort newestFirst = Sort.descending("seq");
    return (models.isEmpty()
            ? find("seq < ?1", newestFirst, below)
            : find("model in ?1 and seq < ?2", newestFirst, models, below))
        .range(0, limit - 1)
        .list()
        .map(
            rows ->
                rows.stream().map(row -> new Numbered(row.seq, RunRows.toDomain(row))).toList());
  }

  /** The runs of a search or a schedule below a number, newest first. */
  @WithSession
  public Uni<List<Numbered>> ofOrigin(String originId, long below, int limit) {
    return find("originId = ?1 and seq < ?2", Sort.descending("seq"), originId, below)
        .range(0, limit - 1)
        .list()
        .map(
            rows ->
                rows.stream().map(row -> new Numbered(row.seq, RunRows.toDomain(row))).toList());
  }

  /** Takes a run one step further, and answers it as it is then. Fails with RUN_UNKNOWN. */
  @WithTransaction
  public Uni<TrainingRun> change(String runId, UnaryOperator<TrainingRun> step) {
    return change(runId, step, after -> nothing());
  }

  /** Writes down how far a run is, and the loss of its epoch. */
  @WithTransaction
  public Uni<TrainingRun> advance(String runId, RunProgress progress, Instant now) {
    return change(
        runId,
        run -> run.advance(progress),
        after -> progress.epoch() < 1 ? nothing() : recordEpoch(runId, progress, now));
  }

  private static Uni<Void> recordEpoch(String runId, RunProgress progress, Instant now) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(RECORD_EPOCH)
                    .setParameter("runId", runId)
                    .setParameter("epoch", progress.epoch())
                    .setParameter("loss", progress.loss())
                    .setParameter("now", now)
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** The losses of a run's epochs that were written down, in their order. */
  @WithSession
  public Uni<List<EpochLoss>> epochs(String runId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from EpochRow where runId = :runId order by epoch", EpochRow.class)
                    .setParameter("runId", runId)
                    .getResultList())
        .map(rows -> rows.stream().map(EpochRow::toDomain).toList());
  }

  /**
   * Asks the gates, ends a run and registers what it made, all or nothing. Where the run is not at
   * work any more (it was cancelled meanwhile, or this was done before), nothing is registered.
   *
   * @param success ends the run, given what became of the promotion
   */
  @WithTransaction
  public Uni<TrainingRun> complete(
      String runId, Success success, Candidate candidate, Instant now) {
    return findById(runId, LockModeType.PESSIMISTIC_WRITE)
        .map(row -> RunRows.toDomain(known(runId, row)))
        .chain(
            running -> {
              PromotionRule rule = PromotionRule.of(running.request().purpose());
              return running.isRunning()
                  ? promotions
                      .ask(candidate, now)
                      .chain(
                          report ->
                              change(
                                  runId,
                                  run -> success.end(run, rule.words(report)),
                                  after -> registry.register(candidate.version(), report, rule)))
                  : Uni.createFrom().item(running);
            });
  }

  private Uni<TrainingRun> change(
      String runId, UnaryOperator<TrainingRun> step, Function<TrainingRun, Uni<Void>> onChange) {
    return findById(runId, LockModeType.PESSIMISTIC_WRITE)
        .chain(
            row -> {
              RunRow locked = known(runId, row);
              TrainingRun before = RunRows.toDomain(locked);
              TrainingRun after = step.apply(before);
              if (after.equals(before)) {
                return Uni.createFrom().item(after);
              }
              RunRows.update(locked, after);
              return onChange.apply(after).replaceWith(after);
            });
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  /** Puts runs that a service which died had begun back into the queue; answers all that wait. */
  @WithTransaction
  public Uni<List<TrainingRun>> requeueUnfinished() {
    return find("state in ?1", Sort.by("seq"), List.of(RunRows.QUEUED, RunRows.RUNNING))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list()
        .map(
            rows ->
                rows.stream()
                    .map(
                        row -> {
                          TrainingRun waiting = RunRows.toDomain(row).requeue();
                          RunRows.update(row, waiting);
                          return waiting;
                        })
                    .toList());
  }

  private static RunRow known(String runId, @Nullable RunRow row) {
    if (row == null) {
      throw new ServiceException(TrainingReason.RUN_UNKNOWN, "no run " + runId);
    }
    return row;
  }

  /** Ends a run that made a version. */
  @FunctionalInterface
  public interface Success {
    /**
     * The run at its end.
     *
     * @param promotion {@code promoted}, or why not
     */
    TrainingRun end(TrainingRun run, String promotion);
  }

  /**
   * A run and its number in the order of creation.
   *
   * @param seq the number
   * @param run the run
   */
  public record Numbered(long seq, TrainingRun run) {}
}
