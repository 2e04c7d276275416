package dev.tradewind.training.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Duration;
import dev.tradewind.api.training.v1.CreateTrainingScheduleRequest;
import dev.tradewind.api.training.v1.DeleteTrainingScheduleRequest;
import dev.tradewind.api.training.v1.DriftWatch;
import dev.tradewind.api.training.v1.GetModelVersionRequest;
import dev.tradewind.api.training.v1.GetTrainingScheduleRequest;
import dev.tradewind.api.training.v1.ListTrainingDecisionsRequest;
import dev.tradewind.api.training.v1.ListTrainingSchedulesRequest;
import dev.tradewind.api.training.v1.ModelService;
import dev.tradewind.api.training.v1.PauseTrainingScheduleRequest;
import dev.tradewind.api.training.v1.SchedulePlan;
import dev.tradewind.api.training.v1.TrainingDecision;
import dev.tradewind.api.training.v1.TrainingDecisionKind;
import dev.tradewind.api.training.v1.TrainingSchedule;
import dev.tradewind.api.training.v1.TrainingScheduleService;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.api.training.v1.WatchTrainingRunRequest;
import dev.tradewind.testkit.PostgresResource;
import dev.tradewind.training.FakeShop;
import dev.tradewind.training.FakeWorkerResource;
import dev.tradewind.training.registry.RegistryCalls;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeWorkerResource.class)
class TrainingScheduleIT {

  private static final long DAY = 86_400;
  private static final long HOUR = 3_600;

  @GrpcClient("training")
  TrainingScheduleService schedules;

  @GrpcClient("training")
  TrainingService training;

  @GrpcClient("training")
  ModelService models;

  @Inject FakeShop shop;
  @Inject ScheduleTicks ticks;
  @Inject ScheduleStore store;
  @Inject dev.tradewind.training.database.DatabaseContext database;

  @BeforeEach
  void setUp() {
    shop.shoppers(20);
    shop.down(false);
    shop.psi(0);
  }

  @AfterEach
  void removeAll() {
    await(schedules.listTrainingSchedules(ListTrainingSchedulesRequest.getDefaultInstance()))
        .getSchedulesList()
        .forEach(schedule -> delete(schedule));
  }

  @Test
  void aRunStartsWhenItIsDueAndOnlyOnce() {
    TrainingSchedule schedule = create(every(DAY).setAutoPromote(true));
    Instant due = instant(schedule.getNextRunAt());

    tick(due.minusSeconds(1));
    assertThat(decisions(schedule)).isEmpty();
    tick(due.plusSeconds(1));
    tick(due.plusSeconds(2));

    List<TrainingDecision> decided = untilCompared(schedule, 2);
    assertThat(decided)
        .extracting(TrainingDecision::getKind)
        .containsExactly(
            TrainingDecisionKind.TRAINING_DECISION_KIND_COMPARED,
            TrainingDecisionKind.TRAINING_DECISION_KIND_STARTED);
    assertThat(decided.get(1).getReason()).isEqualTo("interval: a run was due at " + due);
    assertThat(instant(get(schedule).getNextRunAt())).isEqualTo(due.plusSeconds(DAY));
  }

  @Test
  void aVersionThatPassesBecomesChampionWhereTheScheduleSaysSo() {
    TrainingSchedule schedule = create(every(DAY).setAutoPromote(true));

    tick(instant(schedule.getNextRunAt()));

    TrainingDecision compared = untilCompared(schedule, 2).get(0);
    assertThat(compared.getReason()).isEqualTo("promoted");
    assertThat(at("champion")).isEqualTo(compared.getVersion());
    assertThat(at("challenger")).isEqualTo(compared.getVersion());
  }

  @Test
  void otherwiseItStaysChallengerAndTheReasonIsKept() {
    long champion =
        new RegistryCalls(training, models, "next-item")
            .train(Map.of("mode", "succeed"))
            .getVersion();
    long before = at("champion");
    TrainingSchedule quiet = create(every(DAY));
    TrainingSchedule poor =
        create(every(DAY).setAutoPromote(true).putParameters("mode", "below-floor"));

    tick(instant(poor.getNextRunAt()));

    TrainingDecision waiting = untilCompared(quiet, 2).get(0);
    TrainingDecision refused = untilCompared(poor, 2).get(0);
    assertThat(champion).isEqualTo(before);
    assertThat(waiting.getReason())
        .isEqualTo("challenger: all gates passed, and the schedule does not promote by itself");
    assertThat(refused.getReason()).startsWith("not promoted: floor: ndcg_at_10 is 0.0100");
    assertThat(at("champion")).isEqualTo(before);
    assertThat(at("challenger")).isEqualTo(refused.getVersion());
  }

  @Test
  void driftStartsARunAndCalmDoesNot() {
    TrainingSchedule schedule =
        create(
            SchedulePlan.newBuilder()
                .setModel("next-item")
                .setDrift(DriftWatch.newBuilder().setEvery(seconds(HOUR))));
    Instant first = instant(schedule.getNextCheckAt());

    tick(first);
    tick(first.plusSeconds(HOUR));
    shop.psi(0.4);
    tick(first.plusSeconds(2 * HOUR));

    List<TrainingDecision> decided = untilCompared(schedule, 4);
    assertThat(decided)
        .extracting(TrainingDecision::getReason)
        .containsExactly(
            "challenger: all gates passed, and the schedule does not promote by itself",
            "drift: shopper_history:purchased_items has a population stability index of 0.400,"
                + " above 0.250",
            "no drift: shopper_history:purchased_items has a population stability index of 0.000,"
                + " not above 0.250",
            "what features are like is remembered from now on");
  }

  @Test
  void aFeatureServiceThatDoesNotAnswerIsWaitedFor() {
    TrainingSchedule schedule =
        create(
            SchedulePlan.newBuilder()
                .setModel("next-item")
                .setDrift(DriftWatch.newBuilder().setEvery(seconds(HOUR))));
    Instant first = instant(schedule.getNextCheckAt());
    shop.down(true);

    tick(first);

    assertThat(decisions(schedule).get(0).getReason()).startsWith("drift is not known");
    assertThat(instant(get(schedule).getNextCheckAt())).isEqualTo(first.plusSeconds(HOUR));
  }

  @Test
  void ofSeveralInstancesOneActsOnAScheduleThatIsDue() {
    TrainingSchedule schedule = create(every(DAY));
    Instant due = instant(schedule.getNextRunAt());

    assertThat(database.await(() -> store.claim(due)))
        .hasValueSatisfying(
            claimed -> assertThat(claimed.id()).isEqualTo(schedule.getScheduleId()));
    assertThat(database.await(() -> store.claim(due))).isEmpty();
    assertThat(database.await(() -> store.claim(due.plusSeconds(301)))).isPresent();
  }

  @Test
  void aPausedScheduleRestsAndADeletedOneIsGone() {
    TrainingSchedule schedule = create(every(DAY));
    await(
        schedules.pauseTrainingSchedule(
            PauseTrainingScheduleRequest.newBuilder()
                .setScheduleId(schedule.getScheduleId())
                .setPaused(true)
                .build()));

    tick(instant(schedule.getNextRunAt()).plusSeconds(DAY));

    assertThat(decisions(schedule)).isEmpty();
    delete(schedule);
    assertThatThrownBy(() -> get(schedule)).hasMessageContaining("there is no schedule");
  }

  @Test
  void schedulesThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> create(SchedulePlan.newBuilder().setModel("next-item")))
        .hasMessageContaining("starts no run");
    assertThatThrownBy(
            () ->
                create(
                    SchedulePlan.newBuilder()
                        .setModel("intent")
                        .setDrift(DriftWatch.getDefaultInstance())))
        .hasMessageContaining("model intent reads no features");
  }

  private static SchedulePlan.Builder every(long seconds) {
    return SchedulePlan.newBuilder().setModel("next-item").setEvery(seconds(seconds));
  }

  private static Duration seconds(long seconds) {
    return Duration.newBuilder().setSeconds(seconds).build();
  }

  private TrainingSchedule create(SchedulePlan.Builder plan) {
    return await(
            schedules.createTrainingSchedule(
                CreateTrainingScheduleRequest.newBuilder().setPlan(plan).build()))
        .getSchedule();
  }

  private TrainingSchedule get(TrainingSchedule schedule) {
    return await(
            schedules.getTrainingSchedule(
                GetTrainingScheduleRequest.newBuilder()
                    .setScheduleId(schedule.getScheduleId())
                    .build()))
        .getSchedule();
  }

  private void delete(TrainingSchedule schedule) {
    await(
        schedules.deleteTrainingSchedule(
            DeleteTrainingScheduleRequest.newBuilder()
                .setScheduleId(schedule.getScheduleId())
                .build()));
  }

  private List<TrainingDecision> decisions(TrainingSchedule schedule) {
    return await(
            schedules.listTrainingDecisions(
                ListTrainingDecisionsRequest.newBuilder()
                    .setScheduleId(schedule.getScheduleId())
                    .build()))
        .getDecisionsList();
  }

  /** Waits for the run that the schedule has started, and for what was decided then. */
  private List<TrainingDecision> untilCompared(TrainingSchedule schedule, int decided) {
    String runId = decisions(schedule).get(0).getRunId();
    long revision = 0;
    for (boolean ended = false; !ended; ) {
      var run =
          await(
                  training.watchTrainingRun(
                      WatchTrainingRunRequest.newBuilder()
                          .setRunId(runId)
                          .setAfterRevision(revision)
                          .setWait(seconds(20))
                          .build()))
              .getRun();
      revision = run.getRevision();
      ended = run.hasFinishedAt();
    }
    tick(Instant.EPOCH);
    assertThat(decisions(schedule)).hasSize(decided);
    return decisions(schedule);
  }

  private long at(String alias) {
    return await(
            models.getModelVersion(
                GetModelVersionRequest.newBuilder().setModel("next-item").setAlias(alias).build()))
        .getModelVersion()
        .getVersion();
  }

  private void tick(Instant now) {
    await(ticks.tick(now));
  }

  private static Instant instant(com.google.protobuf.Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  private static <T> T await(Uni<T> call) {
    return call.await().atMost(java.time.Duration.ofSeconds(60));
  }
}
