package dev.tradewind.training.schedule;

import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.database.DatabaseContext;
import dev.tradewind.training.domain.TrainableModel;
import dev.tradewind.training.error.TrainingReason;
import dev.tradewind.training.registry.ModelRegistry;
import dev.tradewind.training.schedule.domain.Decision;
import dev.tradewind.training.schedule.domain.Schedule;
import dev.tradewind.training.schedule.domain.SchedulePlan;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What callers can do with schedules. */
@ApplicationScoped
class Schedules {

  private static final int MOST = 100;

  private final ScheduleStore store;
  private final DecisionStore decisions;
  private final DatabaseContext database;
  private final Clock clock;

  Schedules(ScheduleStore store, DecisionStore decisions, DatabaseContext database, Clock clock) {
    this.store = store;
    this.decisions = decisions;
    this.database = database;
    this.clock = clock;
  }

  /** Creates a schedule, or answers the one that this request id has created before. */
  Uni<Schedule> create(SchedulePlan plan, Optional<String> requestId) {
    if (TrainableModel.named(plan.model()).isEmpty()) {
      return Uni.createFrom().failure(ModelRegistry.unknownModel(plan.model()));
    }
    if (plan.drift().isPresent() && DriftSignal.features(plan.model()).isEmpty()) {
      return Uni.createFrom()
          .failure(
              new ServiceException(
                  TrainingReason.SCHEDULE_INVALID,
                  "drift: model " + plan.model() + " reads no features that could drift"));
    }
    Schedule schedule = Schedule.created(UUID.randomUUID().toString(), plan, clock.instant());
    return existing(plan, requestId)
        .chain(
            before ->
                before.isPresent()
                    ? Uni.createFrom().item(before.get())
                    : insert(schedule, requestId));
  }

  private Uni<Schedule> insert(Schedule schedule, Optional<String> requestId) {
    return database
        .call(() -> store.insert(schedule, requestId, MOST))
        .invoke(
            inserted -> {
              if (!inserted) {
                throw new ServiceException(
                    TrainingReason.TOO_MANY_SCHEDULES,
                    "there are " + MOST + " schedules, which is all; delete one first");
              }
            })
        .replaceWith(schedule)
        .onFailure(failure -> !(failure instanceof ServiceException) && requestId.isPresent())
        .recoverWithUni(
            raced ->
                existing(schedule.plan(), requestId)
                    .map(found -> found.orElseThrow(() -> new IllegalStateException(raced))));
  }

  private Uni<Optional<Schedule>> existing(SchedulePlan plan, Optional<String> requestId) {
    return requestId.isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : database
            .call(() -> store.findByRequest(requestId.get()))
            .invoke(
                found -> {
                  if (found.isPresent() && !found.get().plan().equals(plan)) {
                    throw new ServiceException(
                        TrainingReason.REQUEST_ID_REUSED,
                        "request_id: it created schedule "
                            + found.get().id()
                            + " with another plan; take a new one");
                  }
                });
  }

  Uni<Schedule> get(String id) {
    return store.get(id);
  }

  Uni<List<Schedule>> all() {
    return store.all();
  }

  Uni<Schedule> pause(String id, boolean rest) {
    return store.change(id, schedule -> schedule.pause(rest, clock.instant()));
  }

  Uni<Void> delete(String id) {
    return store.remove(id);
  }

  Uni<List<Decision>> decisionsBelow(String id, long below, int limit) {
    return decisions.below(id, below, limit);
  }
}
