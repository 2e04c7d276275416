package dev.tradewind.inference.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.inference.v1.CreateExperimentRequest;
import dev.tradewind.api.inference.v1.Experiment;
import dev.tradewind.api.inference.v1.ExperimentArm;
import dev.tradewind.api.inference.v1.ExperimentArmResult;
import dev.tradewind.api.inference.v1.ExperimentGuardrail;
import dev.tradewind.api.inference.v1.ExperimentMetric;
import dev.tradewind.api.inference.v1.ExperimentPlan;
import dev.tradewind.api.inference.v1.ExperimentService;
import dev.tradewind.api.inference.v1.ExperimentState;
import dev.tradewind.api.inference.v1.ExperimentVerdict;
import dev.tradewind.api.inference.v1.GetExperimentRequest;
import dev.tradewind.api.inference.v1.GetExperimentResultsRequest;
import dev.tradewind.api.inference.v1.GetExperimentResultsResponse;
import dev.tradewind.api.inference.v1.RecommendRequest;
import dev.tradewind.api.inference.v1.RecommendResponse;
import dev.tradewind.api.inference.v1.RecommendationService;
import dev.tradewind.api.inference.v1.StartExperimentRequest;
import dev.tradewind.api.inference.v1.StopExperimentRequest;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Search;
import dev.tradewind.api.ingestion.v1.SelectItem;
import dev.tradewind.inference.fixture.FakeEvents;
import dev.tradewind.inference.fixture.FakeFeatures;
import dev.tradewind.inference.fixture.Outage;
import dev.tradewind.inference.fixture.TestShop;
import dev.tradewind.testkit.Eventually;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.TestInfo;

/** One experiment at a time, on shoppers who are shown rankings and choose as they are told to. */
@Singleton
class ExperimentFixture {

  static final int SHOPPERS = 400;

  @GrpcClient("self")
  ExperimentService experiments;

  @GrpcClient("self")
  RecommendationService recommendations;

  @Inject @GrpcService FakeFeatures features;
  @Inject @GrpcService FakeEvents log;
  @Inject TestShop shop;

  /** As its test is called: assignments, and with them what comes out, are the same each time. */
  private String id = "";

  private long version;

  void open(TestInfo test) {
    id = test.getTestMethod().orElseThrow().getName();
    version = shop.open();
  }

  void end() {
    log.outage = Outage.NONE;
    log.clock = Clock.systemUTC();
    if (state() == ExperimentState.EXPERIMENT_STATE_RUNNING) {
      answer(
          experiments.stopExperiment(
              StopExperimentRequest.newBuilder().setExperimentId(id).setReason("over").build()));
    }
  }

  String id() {
    return id;
  }

  /** Of the model that serves. */
  long version() {
    return version;
  }

  static <T> T answer(Uni<T> call) {
    return call.await().atMost(Duration.ofSeconds(30));
  }

  ExperimentPlan.Builder plan() {
    return ExperimentPlan.newBuilder()
        .setExperimentId(id)
        .setDecision("recommend")
        .setHypothesis("<script>alert(1)</script> is text")
        .addArms(ExperimentArm.newBuilder().setName("control").setWeight(1))
        .addArms(ExperimentArm.newBuilder().setName("treatment").setWeight(1))
        .setPrimaryMetric(ExperimentMetric.EXPERIMENT_METRIC_CLICK_RATE)
        .setPlannedSubjects(SHOPPERS)
        .setWindow(com.google.protobuf.Duration.newBuilder().setSeconds(3600));
  }

  static ExperimentGuardrail rail(ExperimentMetric metric, double margin) {
    return ExperimentGuardrail.newBuilder().setMetric(metric).setMargin(margin).build();
  }

  Uni<Experiment> created(ExperimentPlan.Builder plan) {
    return experiments
        .createExperiment(CreateExperimentRequest.newBuilder().setPlan(plan).build())
        .map(made -> made.getExperiment());
  }

  Uni<Experiment> started() {
    return experiments
        .startExperiment(StartExperimentRequest.newBuilder().setExperimentId(id).build())
        .map(made -> made.getExperiment());
  }

  void run(ExperimentPlan.Builder plan) {
    assertThat(answer(created(plan)).getState()).isEqualTo(ExperimentState.EXPERIMENT_STATE_DRAFT);
    assertThat(answer(started()).getState()).isEqualTo(ExperimentState.EXPERIMENT_STATE_RUNNING);
  }

  ExperimentState state() {
    GetExperimentRequest request = GetExperimentRequest.newBuilder().setExperimentId(id).build();
    return experiments
        .getExperiment(request)
        .map(read -> read.getExperiment().getState())
        .onFailure()
        .recoverWithItem(ExperimentState.EXPERIMENT_STATE_UNSPECIFIED)
        .await()
        .atMost(Duration.ofSeconds(30));
  }

  GetExperimentResultsResponse results() {
    return answer(
        experiments.getExperimentResults(
            GetExperimentResultsRequest.newBuilder().setExperimentId(id).build()));
  }

  RecommendResponse recommend(String shopper) {
    features.purchased(shopper, "p9");
    return answer(
        recommendations.recommend(
            RecommendRequest.newBuilder().setShopperId(shopper).setLimit(2).build()));
  }

  /** On a busy machine a neighbour may not answer in its time: then nobody is in an arm. */
  RecommendResponse recommendInAnArm(String shopper) {
    AtomicReference<RecommendResponse> ranking = new AtomicReference<>();
    Eventually.until(
        "an arm ranks",
        () -> {
          ranking.set(recommend(shopper));
          return !ranking.get().getExperimentArm().isEmpty();
        });
    return ranking.get();
  }

  /** Shows every shopper a ranking and returns the rankings of each. */
  Map<String, RecommendResponse> showAll() {
    Map<String, RecommendResponse> shown = new ConcurrentHashMap<>();
    for (int number = 0; number < SHOPPERS; number++) {
      String shopper = id + "-" + number;
      shown.put(shopper, recommendInAnArm(shopper));
      if (number == SHOPPERS * 3 / 4) {
        Eventually.until("the first are logged", () -> exposures().size() == shown.size());
        log.clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(20));
      }
    }
    return shown;
  }

  List<Event> exposures() {
    return log.events().stream()
        .filter(event -> event.getExposure().getExperiment().getExperimentId().equals(id))
        .toList();
  }

  /**
   * Shoppers choose, the first of every ten in the control's arm and as many as told in the other.
   */
  void chooseAndWait(Map<String, RecommendResponse> shown, int ofTen) {
    AtomicInteger number = new AtomicInteger();
    chooseAndWait(
        shown,
        (shopper, ranking) -> {
          boolean treated = ranking.getExperimentArm().equals("treatment");
          return number.getAndIncrement() % 10 < (treated ? ofTen : 3);
        });
  }

  /** Those choose who are told to, and then two hours go by. */
  void chooseAndWait(
      Map<String, RecommendResponse> shown, BiPredicate<String, RecommendResponse> chooses) {
    Eventually.until("all exposures are logged", () -> exposures().size() >= shown.size());
    shown.forEach(
        (shopper, ranking) -> {
          if (chooses.test(shopper, ranking)) {
            log.take(choice(shopper, ranking.getRankingId()));
          }
        });
    log.clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
    // Both partitions go on.
    log.take(event("a").build(), event("b").build());
  }

  /** The day before, every second shopper chose something, and the others looked around. */
  void haveAPast() {
    log.clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));
    for (int number = 0; number < SHOPPERS; number++) {
      String shopper = id + "-" + number;
      log.take(
          isKeen(shopper)
              ? choice(shopper, "earlier")
              : event(shopper).setSearch(Search.getDefaultInstance()).build());
    }
    log.clock = Clock.systemUTC();
  }

  /** Whether a shopper chose something the day before. */
  static boolean isKeen(String shopper) {
    return shopper.matches(".*[13579]");
  }

  private static Event choice(String shopper, String ranking) {
    return event(shopper).setSelectItem(SelectItem.newBuilder().setRankingId(ranking)).build();
  }

  static Event.Builder event(String shopper) {
    return Event.newBuilder().setEventId(UUID.randomUUID().toString()).setShopperId(shopper);
  }

  ExperimentVerdict verdictOnceAllAreCounted() {
    Eventually.until(
        "all are counted",
        () ->
            results().getArmsList().stream()
                    .mapToLong(ExperimentArmResult::getCountedSubjects)
                    .sum()
                == SHOPPERS);
    return results().getArms(1).getVerdict();
  }
}
