package dev.tradewind.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.training.v1.CreateTrainingRunRequest;
import dev.tradewind.api.training.v1.ListTrainingRunsRequest;
import dev.tradewind.api.training.v1.ListTrainingRunsResponse;
import dev.tradewind.api.training.v1.RunState;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.testkit.PostgresResource;
import dev.tradewind.training.FakeShop;
import dev.tradewind.training.FakeWorkerResource;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeWorkerResource.class)
class RunAdmissionIT {

  @GrpcClient("training")
  TrainingService training;

  @Inject FakeShop shop;

  private Calls calls;

  @BeforeEach
  void setUp() {
    calls = new Calls(training);
    shop.shoppers(20);
    shop.down(false);
  }

  @Test
  void aFullQueueRefusesAndACancelledRunMakesPlace() {
    String atWork = calls.create("intent", "hang").getRunId();
    calls.untilTraining(atWork);
    String second = calls.create("intent", "succeed").getRunId();
    String third = calls.create("intent", "succeed").getRunId();

    assertThatThrownBy(() -> calls.create("intent", "succeed"))
        .satisfies(
            full -> assertThat(Calls.reason(full)).isEqualTo("RESOURCE_EXHAUSTED QUEUE_FULL"));
    assertThat(calls.cancel(second).getState()).isEqualTo(RunState.RUN_STATE_CANCELLED);
    String fourth = calls.create("intent", "succeed").getRunId();

    calls.cancel(atWork);
    assertThat(calls.untilEnded(third).getState()).isEqualTo(RunState.RUN_STATE_SUCCEEDED);
    assertThat(calls.untilEnded(fourth).getState()).isEqualTo(RunState.RUN_STATE_SUCCEEDED);
    assertThat(calls.get(second).hasStartedAt()).isFalse();
  }

  @Test
  void oneRequestIdIsOneRun() {
    CreateTrainingRunRequest.Builder request =
        CreateTrainingRunRequest.newBuilder().setModel("intent").setRequestId("nightly-1");
    TrainingRun first = calls.create(request);

    assertThat(calls.create(request).getRunId()).isEqualTo(first.getRunId());
    assertThat(calls.create(request.clone().setSeed(42)).getRunId()).isEqualTo(first.getRunId());
    assertThatThrownBy(() -> calls.create(request.clone().setSeed(7)))
        .satisfies(
            reused ->
                assertThat(Calls.reason(reused)).isEqualTo("ALREADY_EXISTS REQUEST_ID_REUSED"));
    calls.untilEnded(first.getRunId());
  }

  @Test
  void whatIsUnknownIsSaidSo() {
    assertThatThrownBy(() -> calls.create("next-itme", "succeed"))
        .hasMessageContaining("next-item, intent, demand, risk, sentiment, vision")
        .satisfies(
            unknown -> assertThat(Calls.reason(unknown)).isEqualTo("NOT_FOUND MODEL_UNKNOWN"));
    assertThatThrownBy(() -> calls.get("none"))
        .satisfies(unknown -> assertThat(Calls.reason(unknown)).isEqualTo("NOT_FOUND RUN_UNKNOWN"));
    assertThatThrownBy(() -> calls.cancel("none"))
        .satisfies(unknown -> assertThat(Calls.reason(unknown)).isEqualTo("NOT_FOUND RUN_UNKNOWN"));
    assertThatThrownBy(() -> Calls.await(calls.watch("none", 0, 1)))
        .satisfies(unknown -> assertThat(Calls.reason(unknown)).isEqualTo("NOT_FOUND RUN_UNKNOWN"));
  }

  @Test
  void runsAreListedNewestFirstPageByPage() {
    shop.shoppers(0);
    String first = calls.untilEnded(calls.create("next-item", "succeed").getRunId()).getRunId();
    String second = calls.untilEnded(calls.create("next-item", "succeed").getRunId()).getRunId();

    ListTrainingRunsRequest request =
        ListTrainingRunsRequest.newBuilder().setModel("next-item").setPageSize(1).build();
    ListTrainingRunsResponse page = Calls.await(training.listTrainingRuns(request));
    ListTrainingRunsResponse next =
        Calls.await(
            training.listTrainingRuns(
                request.toBuilder().setPageToken(page.getNextPageToken()).build()));

    assertThat(page.getRunsList()).extracting(TrainingRun::getRunId).containsExactly(second);
    assertThat(next.getRunsList()).extracting(TrainingRun::getRunId).containsExactly(first);
  }
}
