package dev.tradewind.training.schedule;

import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.database.DatabaseContext;
import dev.tradewind.training.domain.RunPurpose.Scheduled;
import dev.tradewind.training.domain.RunRequest;
import dev.tradewind.training.domain.RunState.Succeeded;
import dev.tradewind.training.domain.TrainingRun;
import dev.tradewind.training.error.TrainingReason;
import dev.tradewind.training.run.RunStore.Numbered;
import dev.tradewind.training.run.TrainingRuns;
import dev.tradewind.training.schedule.domain.Decision;
import dev.tradewind.training.schedule.domain.DriftFound;
import dev.tradewind.training.schedule.domain.Schedule;
import dev.tradewind.training.schedule.domain.SchedulePlan;
import dev.tradewind.training.schedule.domain.SchedulePlan.DriftWatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What a schedule does when it is due. A turn that was cut off is taken again by whoever claims the
 * schedule next: the run of a turn has a request id of its own, so that it is created once.
 */
@ApplicationScoped
class ScheduleTurn {

  private static final Logger LOG = Logger.getLogger(ScheduleTurn.class);
  private static final int LATEST = 20;

  private final ScheduleStore schedules;
  private final DecisionStore decisions;
  private final DriftSignal drift;
  private final TrainingRuns runs;
  private final DatabaseContext database;

  ScheduleTurn(
      ScheduleStore schedules,
      DecisionStore decisions,
      DriftSignal drift,
      TrainingRuns runs,
      DatabaseContext database) {
    this.schedules = schedules;
    this.decisions = decisions;
    this.drift = drift;
    this.runs = runs;
    this.database = database;
  }

  /** Takes the turn of a schedule that was claimed. */
  Uni<Void> take(Schedule schedule, Instant now) {
    return act(schedule, now)
        .chain(
            baseline ->
                database.call(
                    () ->
                        schedules.change(
                            schedule.id(), found -> withBaseline(found, baseline).acted(now))))
        .replaceWithVoid()
        .onFailure(ScheduleTurn::isFull)
        .recoverWithUni(() -> giveBack(schedule));
  }

  /** Where the queue is full, the turn comes again at the next look. */
  private Uni<Void> giveBack(Schedule schedule) {
    LOG.infof("schedule %s waits for a place in the queue", schedule.id());
    return database.call(() -> schedules.change(schedule.id(), found -> found)).replaceWithVoid();
  }

  /** Answers the run as of whose start features are remembered now. */
  private Uni<String> act(Schedule schedule, Instant now) {
    if (schedule.isRunDue(now)) {
      Instant due = schedule.nextRunAt().orElse(now);
      return start(schedule, "interval: a run was due at " + due, due, now)
          .replaceWith(schedule.baselineRunId());
    }
    return schedule
        .plan()
        .drift()
        .map(watch -> check(schedule, watch, now))
        .orElse(Uni.createFrom().item(schedule.baselineRunId()));
  }

  private Uni<Void> start(Schedule schedule, String why, Instant due, Instant now) {
    SchedulePlan plan = schedule.plan();
    RunRequest request =
        new RunRequest(
            plan.model(),
            plan.seed(),
            plan.parameters(),
            new Scheduled(schedule.id(), plan.autoPromote()));
    return database
        .call(() -> runs.create(request, Optional.of(schedule.id() + "/" + due.getEpochSecond())))
        .chain(run -> record(schedule, now, Decision.Kind.STARTED, run.id(), why));
  }

  private Uni<Void> record(
      Schedule schedule, Instant now, Decision.Kind kind, String runId, String why) {
    return database.call(() -> decisions.record(schedule.id(), now, kind, runId, why));
  }

  private Uni<String> check(Schedule schedule, DriftWatch watch, Instant now) {
    return database
        .call(() -> runs.ofOrigin(schedule.id(), Long.MAX_VALUE, LATEST))
        .map(found -> found.stream().map(Numbered::run).toList())
        .chain(
            latest ->
                latest.stream().anyMatch(run -> !run.hasEnded())
                    ? wait(schedule, now, "a run of this schedule is under way")
                    : compare(schedule, watch, trained(latest), now))
        .onFailure(failure -> !isFull(failure))
        .recoverWithUni(
            failure -> {
              LOG.warnf(failure, "schedule %s: drift is not known", schedule.id());
              return wait(schedule, now, "drift is not known: the feature service did not answer");
            });
  }

  private static Optional<TrainingRun> trained(java.util.List<TrainingRun> latest) {
    return latest.stream().filter(run -> run.state() instanceof Succeeded).findFirst();
  }

  /** A baseline is as of the start of the last run that made a version, or of now. */
  private Uni<String> compare(
      Schedule schedule, DriftWatch watch, Optional<TrainingRun> trained, Instant now) {
    String baseline = "schedule." + schedule.id();
    String runId = trained.map(TrainingRun::id).orElse("");
    Instant asOf =
        trained.map(run -> run.startedAt() == null ? run.createdAt() : run.startedAt()).orElse(now);
    Uni<Void> remembered =
        runId.equals(schedule.baselineRunId())
            ? Uni.createFrom().voidItem()
            : drift.remember(baseline, schedule.plan().model(), asOf);
    return remembered
        .chain(() -> drift.since(baseline))
        .chain(
            found ->
                found.isPresent()
                    ? decide(schedule, watch, found.get(), now)
                    : drift
                        .remember(baseline, schedule.plan().model(), asOf)
                        .chain(
                            () ->
                                record(
                                    schedule,
                                    now,
                                    Decision.Kind.WAITED,
                                    "",
                                    "what features are like is remembered from now on")))
        .replaceWith(runId);
  }

  private Uni<Void> decide(Schedule schedule, DriftWatch watch, DriftFound found, Instant now) {
    Optional<String> reason = found.reason(watch.psi());
    return reason.isPresent()
        ? start(schedule, reason.get(), schedule.nextCheckAt().orElse(now), now)
        : record(schedule, now, Decision.Kind.WAITED, "", found.calm(watch.psi()));
  }

  private Uni<String> wait(Schedule schedule, Instant now, String why) {
    return record(schedule, now, Decision.Kind.WAITED, "", why)
        .replaceWith(schedule.baselineRunId());
  }

  private static Schedule withBaseline(Schedule schedule, String runId) {
    return new Schedule(
        schedule.id(),
        schedule.plan(),
        schedule.paused(),
        schedule.nextRunAt(),
        schedule.nextCheckAt(),
        runId,
        schedule.createdAt());
  }

  private static boolean isFull(Throwable failure) {
    return failure instanceof ServiceException refused
        && refused.reason() == TrainingReason.QUEUE_FULL;
  }
}
