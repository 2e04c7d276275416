package dev.tradewind.inference.experiment;

import static dev.tradewind.inference.fixture.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.inference.v1.AssignVariantRequest;
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
import dev.tradewind.api.inference.v1.ListExperimentsRequest;
import dev.tradewind.api.inference.v1.LogExposureRequest;
import dev.tradewind.api.inference.v1.LogExposureResponse;
import dev.tradewind.api.inference.v1.RecommendRequest;
import dev.tradewind.api.inference.v1.RecommendResponse;
import dev.tradewind.api.inference.v1.RecommendationService;
import dev.tradewind.api.inference.v1.StartExperimentRequest;
import dev.tradewind.api.inference.v1.StopExperimentRequest;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.SelectItem;
import dev.tradewind.inference.fixture.FakeEvents;
import dev.tradewind.inference.fixture.FakeFeatures;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.Outage;
import dev.tradewind.inference.fixture.TestShop;
import dev.tradewind.testkit.Eventually;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Simulated shoppers, from the exposure to the verdict, over gRPC. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class ExperimentIT {

  private static final int SHOPPERS = 400;

  @GrpcClient("self")
  ExperimentService experiments;

  @GrpcClient("self")
  RecommendationService recommendations;

  @Inject @GrpcService FakeFeatures features;
  @Inject @GrpcService FakeEvents log;
  @Inject TestShop shop;

  @TestHTTPResource("/experiments")
  URI pages;

  /** As its test is called: assignments, and with them what comes out, are the same each time. */
  private String id;

  private long version;

  @BeforeEach
  void openTheShop(TestInfo test) {
    id = test.getTestMethod().orElseThrow().getName();
    version = shop.open();
  }

  @AfterEach
  void endTheExperiment() {
    log.outage = Outage.NONE;
    log.clock = Clock.systemUTC();
    if (state() == ExperimentState.EXPERIMENT_STATE_RUNNING) {
      answer(
          experiments.stopExperiment(
              StopExperimentRequest.newBuilder().setExperimentId(id).setReason("over").build()));
    }
  }

  private static <T> T answer(Uni<T> call) {
    return call.await().atMost(Duration.ofSeconds(30));
  }

  private ExperimentPlan.Builder plan() {
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

  private static ExperimentGuardrail rail(ExperimentMetric metric, double margin) {
    return ExperimentGuardrail.newBuilder().setMetric(metric).setMargin(margin).build();
  }

  private Uni<Experiment> created(ExperimentPlan.Builder plan) {
    return experiments
        .createExperiment(CreateExperimentRequest.newBuilder().setPlan(plan).build())
        .map(made -> made.getExperiment());
  }

  private Uni<Experiment> started() {
    return experiments
        .startExperiment(StartExperimentRequest.newBuilder().setExperimentId(id).build())
        .map(made -> made.getExperiment());
  }

  private void run(ExperimentPlan.Builder plan) {
    assertThat(answer(created(plan)).getState()).isEqualTo(ExperimentState.EXPERIMENT_STATE_DRAFT);
    assertThat(answer(started()).getState()).isEqualTo(ExperimentState.EXPERIMENT_STATE_RUNNING);
  }

  private ExperimentState state() {
    GetExperimentRequest request = GetExperimentRequest.newBuilder().setExperimentId(id).build();
    return experiments
        .getExperiment(request)
        .map(read -> read.getExperiment().getState())
        .onFailure()
        .recoverWithItem(ExperimentState.EXPERIMENT_STATE_UNSPECIFIED)
        .await()
        .atMost(Duration.ofSeconds(30));
  }

  private GetExperimentResultsResponse results() {
    return answer(
        experiments.getExperimentResults(
            GetExperimentResultsRequest.newBuilder().setExperimentId(id).build()));
  }

  private RecommendResponse recommend(String shopper) {
    features.purchased(shopper, "p9");
    return answer(
        recommendations.recommend(
            RecommendRequest.newBuilder().setShopperId(shopper).setLimit(2).build()));
  }

  /** On a busy machine a neighbour may not answer in its time: then nobody is in an arm. */
  private RecommendResponse recommendInAnArm(String shopper) {
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
  private Map<String, RecommendResponse> showAll() {
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

  private List<Event> exposures() {
    return log.events().stream()
        .filter(event -> event.getExposure().getExperiment().getExperimentId().equals(id))
        .toList();
  }

  /**
   * Shoppers choose, the first of every ten in the control's arm and as many as told in the other.
   */
  private void chooseAndWait(Map<String, RecommendResponse> shown, int ofTen) {
    Eventually.until("all exposures are logged", () -> exposures().size() >= shown.size());
    int number = 0;
    for (Map.Entry<String, RecommendResponse> each : shown.entrySet()) {
      boolean treated = each.getValue().getExperimentArm().equals("treatment");
      if (number++ % 10 < (treated ? ofTen : 3)) {
        log.take(
            event(each.getKey())
                .setSelectItem(SelectItem.newBuilder().setRankingId(each.getValue().getRankingId()))
                .build());
      }
    }
    log.clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
    // Both partitions go on.
    log.take(event("a").build(), event("b").build());
  }

  private static Event.Builder event(String shopper) {
    return Event.newBuilder().setEventId(UUID.randomUUID().toString()).setShopperId(shopper);
  }

  private ExperimentVerdict verdictOnceAllAreCounted() {
    Eventually.until(
        "all are counted",
        () ->
            results().getArmsList().stream()
                    .mapToLong(ExperimentArmResult::getCountedSubjects)
                    .sum()
                == SHOPPERS);
    return results().getArms(1).getVerdict();
  }

  @Test
  void aKnownEffectIsFound() {
    run(plan().addShadows(Long.toString(version)).addShadows("nowhere"));
    Map<String, RecommendResponse> shown = showAll();
    RecommendResponse first = shown.get(id + "-0");

    assertThat(recommend(id + "-0").getExperimentArm()).isEqualTo(first.getExperimentArm());
    Eventually.until("it is logged", () -> exposures().size() == SHOPPERS + 1);
    assertThat(exposures().stream().filter(event -> event.getAnonymousId().equals(id + "-0")))
        .first()
        .satisfies(
            event -> {
              assertThat(event.getExposure().getRankingId()).isEqualTo(first.getRankingId());
              assertThat(event.getExposure().getExperiment().getVariant())
                  .isEqualTo(first.getExperimentArm());
            });
    chooseAndWait(shown, 8);

    assertThat(verdictOnceAllAreCounted()).isEqualTo(ExperimentVerdict.EXPERIMENT_VERDICT_BETTER);
    GetExperimentResultsResponse results = results();
    assertThat(results.getSampleRatioP()).isGreaterThan(0.001);
    assertThat(results.getArms(1).getPathList()).isNotEmpty();
    assertThat(results.getShadows(0).getAnswered() + results.getShadows(0).getMissed())
        .isEqualTo(SHOPPERS + 1);
    assertThat(results.getShadows(0).getOverlapAt10()).isEqualTo(1);
    assertThat(results.getShadows(1).getAnswered()).isZero();
  }

  @Test
  void noneIsFoundWhereThereIsNone() {
    run(plan());
    chooseAndWait(showAll(), 3);

    assertThat(verdictOnceAllAreCounted())
        .isEqualTo(ExperimentVerdict.EXPERIMENT_VERDICT_NO_DIFFERENCE_SEEN);
    assertThat(state()).isEqualTo(ExperimentState.EXPERIMENT_STATE_RUNNING);
  }

  @Test
  void harmEndsAnExperimentByItself() {
    run(plan().addGuardrails(rail(ExperimentMetric.EXPERIMENT_METRIC_CLICK_RATE, 0.1)));
    chooseAndWait(showAll(), 0);

    Eventually.until(
        "it is rolled back", () -> state() == ExperimentState.EXPERIMENT_STATE_ROLLED_BACK);
    assertThat(results().getExperiment().getEndReason()).contains("CLICK_RATE of treatment is 0");
    assertThat(recommend(id + "-0").getExperimentId()).isEmpty();
  }

  @Test
  void anArmWhoseVersionIsNotServedIsLeftToTheControlAndRolledBack() {
    run(
        plan()
            .setArms(
                1, ExperimentArm.newBuilder().setName("treatment").setWeight(1).setModel("gone"))
            .addGuardrails(rail(ExperimentMetric.EXPERIMENT_METRIC_FALLBACK_RATE, 0.05)));
    int unavailable = 0;
    for (int number = 0;
        number < 2000 && state() == ExperimentState.EXPERIMENT_STATE_RUNNING;
        number++) {
      RecommendResponse response = recommend(id + "-" + number);
      assertThat(response.getModelVersion()).isEqualTo(version);
      if (response.getFallbacksList().contains("EXPERIMENT_ARM_UNAVAILABLE")) {
        unavailable++;
        assertThat(response.getExperimentArm()).isEmpty();
      }
    }

    assertThat(unavailable).isPositive();
    assertThat(state()).isEqualTo(ExperimentState.EXPERIMENT_STATE_ROLLED_BACK);
    assertThat(exposures())
        .isNotEmpty()
        .allSatisfy(
            event ->
                assertThat(event.getExposure().getExperiment().getVariant()).isEqualTo("control"));
  }

  @Test
  void aShopperWithoutHistoryIsInNoArm() {
    run(plan());

    RecommendResponse response =
        answer(
            recommendations.recommend(
                RecommendRequest.newBuilder().setShopperId("nobody-" + id).build()));

    assertThat(response.getFallbacksList()).contains("NO_HISTORY");
    assertThat(response.getExperimentId()).isEmpty();
  }

  @Test
  void theShopsOwnExperimentsAreAssignedAndLogged() {
    run(plan().setDecision("checkout"));
    AssignVariantRequest ask =
        AssignVariantRequest.newBuilder().setExperimentId(id).setSubjectId("ann").build();
    String arm = answer(experiments.assignVariant(ask)).getArm();
    LogExposureResponse logged =
        answer(
            experiments.logExposure(
                LogExposureRequest.newBuilder()
                    .setExperimentId(id)
                    .setSubjectId("ann")
                    .setSurface("till")
                    .build()));

    assertThat(logged)
        .isEqualTo(LogExposureResponse.newBuilder().setArm(arm).setLogged(true).build());
    Eventually.until("it is logged", () -> exposures().size() == 1);
    Eventually.until(
        "it is counted",
        () ->
            results().getArmsList().stream()
                .anyMatch(each -> each.getArm().equals(arm) && each.getMetSubjects() == 1));
  }

  @Test
  void refusesWhatCannotBe() {
    run(plan());

    refusal(created(plan()), Status.Code.ALREADY_EXISTS, "EXPERIMENT_EXISTS");
    refusal(started(), Status.Code.FAILED_PRECONDITION, "EXPERIMENT_STATE");
    assertThat(
            refusal(
                created(plan().setArms(1, plan().getArms(0)).setExperimentId("twice")),
                Status.Code.INVALID_ARGUMENT,
                "FIELD_INVALID"))
        .contains("plan.arms[1].name");
    refusal(
        experiments.getExperiment(
            GetExperimentRequest.newBuilder().setExperimentId("unknown").build()),
        Status.Code.NOT_FOUND,
        "EXPERIMENT_UNKNOWN");
    assertThat(
            answer(experiments.listExperiments(ListExperimentsRequest.getDefaultInstance()))
                .getExperiments(0)
                .getPlan()
                .getExperimentId())
        .isEqualTo(id);
  }

  @Test
  void withoutTheLogChangesWaitAndRecommendationsGoOn() {
    run(plan());
    log.outage = Outage.DOWN;

    refusal(
        created(plan().setExperimentId("later-" + id)),
        Status.Code.UNAVAILABLE,
        "EXPERIMENT_LOG_UNAVAILABLE");
    RecommendResponse response = recommend(id + "-0");

    assertThat(response.getModelVersion()).isEqualTo(version);
    assertThat(response.getExperimentId()).isEqualTo(id);
    log.outage = Outage.NONE;
    Eventually.until("the exposure comes later", () -> exposures().size() == 1);
  }

  @Test
  void thePageShowsTextAsText() throws IOException, InterruptedException {
    run(plan());
    chooseAndWait(showAll(), 8);
    verdictOnceAllAreCounted();

    HttpResponse<String> page = get(URI.create(pages + "/" + id));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("&lt;script&gt;alert(1)", "better than the control", "<svg", "as planned")
        .doesNotContain("<script");
    assertThat(get(pages).body()).contains("/experiments/" + id);
    assertThat(get(URI.create(pages + "/unknown")).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
