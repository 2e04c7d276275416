package dev.tradewind.training.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tradewind.api.training.v1.CancelHyperparameterSearchRequest;
import dev.tradewind.api.training.v1.Choices;
import dev.tradewind.api.training.v1.CreateHyperparameterSearchRequest;
import dev.tradewind.api.training.v1.GetHyperparameterSearchRequest;
import dev.tradewind.api.training.v1.GetTrainingRunLogRequest;
import dev.tradewind.api.training.v1.GetTrainingRunRequest;
import dev.tradewind.api.training.v1.HyperparameterSearch;
import dev.tradewind.api.training.v1.HyperparameterSearchService;
import dev.tradewind.api.training.v1.ListHyperparameterSearchesRequest;
import dev.tradewind.api.training.v1.LogLine;
import dev.tradewind.api.training.v1.ParameterRange;
import dev.tradewind.api.training.v1.RunState;
import dev.tradewind.api.training.v1.SearchPlan;
import dev.tradewind.api.training.v1.SearchState;
import dev.tradewind.api.training.v1.SearchTrial;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.api.training.v1.WatchHyperparameterSearchRequest;
import dev.tradewind.testkit.Eventually;
import dev.tradewind.testkit.PostgresResource;
import dev.tradewind.training.FakeShop;
import dev.tradewind.training.FakeWorkerResource;
import dev.tradewind.training.settings.TrainingSettings;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeWorkerResource.class)
class HyperparameterSearchIT {

  @GrpcClient("training")
  HyperparameterSearchService searches;

  @GrpcClient("training")
  TrainingService training;

  @Inject FakeShop shop;
  @Inject TrainingSettings settings;

  @BeforeEach
  void setUp() {
    shop.shoppers(20);
    shop.down(false);
  }

  @Test
  void theBestOfAllTrialsIsTrainedOnceMoreAndRegistered() {
    HyperparameterSearch begun = create(plan("0.11", "0.14", "0.12", "0.13").setTrialsAtOnce(4));

    HyperparameterSearch ended = until(begun, search -> search.hasFinishedAt());

    assertThat(ended.getState()).as(ended.getError()).isEqualTo(SearchState.SEARCH_STATE_SUCCEEDED);
    assertThat(ended.getTrialsList())
        .extracting(SearchTrial::getRung)
        .containsExactly(1, 1, 1, 1, 2, 2, 3);
    assertThat(ended.getTrialsList())
        .filteredOn(trial -> trial.getRung() == 2)
        .extracting(SearchTrial::getValidation)
        .containsExactly(0.14, 0.13);
    assertThat(ended.getTrials(6).getTrial()).isEqualTo(ended.getBestTrial());
    assertThat(ended.getTrials(6).getParametersMap())
        .containsEntry("validation", "0.14")
        .containsEntry("epochs", "4");
    TrainingRun winner = run(ended.getRunId());
    assertThat(winner.getVersion()).isPositive().isEqualTo(ended.getVersion());
    assertThat(winner.getOriginId()).isEqualTo(ended.getSearchId());
    assertThat(winner.getParametersMap()).containsEntry("validation", "0.14");
    assertThat(ended.getRevision()).isGreaterThan(begun.getRevision());
  }

  @Test
  void aTrialRegistersNothingAndKeepsNoTestMetrics() {
    HyperparameterSearch ended =
        until(create(plan("0.1", "0.2")), search -> search.hasFinishedAt());

    TrainingRun trial = run(ended.getTrials(0).getRunId());

    assertThat(trial.getState()).isEqualTo(RunState.RUN_STATE_SUCCEEDED);
    assertThat(trial.getVersion()).isZero();
    assertThat(trial.getMetricsList()).isEmpty();
    assertThat(trial.getPromotion()).endsWith("nothing registered");
    assertThat(trial.hasValidation()).isTrue();
  }

  @Test
  void aTrialThatIsPromotedGoesOnFromWhereItWas() {
    HyperparameterSearch ended =
        until(create(plan("0.11", "0.14", "0.12", "0.13")), search -> search.hasFinishedAt());

    assertThat(ended.getTrialsList())
        .extracting(
            SearchTrial::getRung,
            trial ->
                await(
                        training.getTrainingRunLog(
                            GetTrainingRunLogRequest.newBuilder()
                                .setRunId(trial.getRunId())
                                .build()))
                    .getLinesList()
                    .stream()
                    .map(LogLine::getText)
                    .filter(line -> line.startsWith("learns"))
                    .toList())
        .contains(
            tuple(1, List.of("learns epochs 0 to 1 of 4")),
            tuple(2, List.of("learns epochs 1 to 2 of 4")),
            tuple(3, List.of("learns epochs 2 to 4 of 4")))
        .doesNotContain(tuple(2, List.of("learns epochs 0 to 2 of 4")));
  }

  @Test
  void allRunsOfASearchLearnFromTheSameData() {
    HyperparameterSearch begun = create(plan("0.1", "0.2"));
    until(begun, search -> search.getTrials(0).getState() == RunState.RUN_STATE_SUCCEEDED);
    shop.shoppers(30);

    HyperparameterSearch ended = until(begun, search -> search.hasFinishedAt());

    assertThat(run(ended.getRunId()).getExamples()).isEqualTo(20);
    Path data = settings.artifacts().resolve(".searches").resolve(ended.getSearchId());
    Eventually.until("its data is removed", () -> Files.notExists(data));
  }

  @Test
  void aModelWithoutAValidationFigureIsNotSearched() {
    SearchPlan.Builder plan =
        SearchPlan.newBuilder()
            .setModel("next-item")
            .addRanges(choice("value", List.of("0.2", "0.3")));

    HyperparameterSearch ended = until(create(plan), search -> search.hasFinishedAt());

    assertThat(ended.getState()).isEqualTo(SearchState.SEARCH_STATE_FAILED);
    assertThat(ended.getError())
        .isEqualTo(
            "model next-item tells no validation figure, and a search must not look at test"
                + " metrics");
    assertThat(ended.getTrialsCount()).isEqualTo(1);
  }

  @Test
  void aSearchWhoseTrialsAllFailSaysWhy() {
    HyperparameterSearch ended =
        until(
            create(plan("0.1", "0.2").putParameters("mode", "refuse")),
            search -> search.hasFinishedAt());

    assertThat(ended.getState()).isEqualTo(SearchState.SEARCH_STATE_FAILED);
    assertThat(ended.getError())
        .isEqualTo("no trial of rung 1 has trained: PARAMETER_INVALID: epochs: -1");
  }

  @Test
  void aCancelledSearchEndsItsRuns() {
    HyperparameterSearch begun =
        create(plan("0.1", "0.2").putParameters("mode", "hang").setTrialsAtOnce(2));

    HyperparameterSearch ended =
        await(
                searches.cancelHyperparameterSearch(
                    CancelHyperparameterSearchRequest.newBuilder()
                        .setSearchId(begun.getSearchId())
                        .build()))
            .getSearch();

    assertThat(ended.getState()).isEqualTo(SearchState.SEARCH_STATE_CANCELLED);
    assertThat(ended.getTrialsList())
        .hasSize(2)
        .allSatisfy(trial -> assertThat(trial.getState()).isEqualTo(RunState.RUN_STATE_CANCELLED));
  }

  @Test
  void oneRequestIdIsOneSearch() {
    CreateHyperparameterSearchRequest request =
        CreateHyperparameterSearchRequest.newBuilder()
            .setPlan(plan("0.1", "0.2"))
            .setRequestId("one-search")
            .build();
    HyperparameterSearch first = create(request);

    assertThat(create(request).getSearchId()).isEqualTo(first.getSearchId());
    assertThatThrownBy(() -> create(request.toBuilder().setPlan(plan("0.1", "0.3")).build()))
        .hasMessageContaining("with another plan");
    until(first, search -> search.hasFinishedAt());
    assertThat(
            await(
                    searches.listHyperparameterSearches(
                        ListHyperparameterSearchesRequest.newBuilder().setPageSize(1).build()))
                .getSearches(0)
                .getPlan())
        .isEqualTo(first.getPlan());
  }

  @Test
  void rangesThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> create(plan("0.1", "0.2").putParameters("epochs", "3")))
        .hasMessageContaining("epochs: the rungs set it");
    assertThatThrownBy(() -> create(plan("0.1", "0.2").setModel("price")))
        .hasMessageContaining("price");
  }

  private static SearchPlan.Builder plan(String... validations) {
    return SearchPlan.newBuilder()
        .setModel("next-item")
        .addRanges(choice("validation", List.of(validations)))
        .setTrials(validations.length)
        .setMostEpochs(validations.length)
        .setFactor(2);
  }

  private static ParameterRange choice(String name, List<String> values) {
    return ParameterRange.newBuilder()
        .setName(name)
        .setChoices(Choices.newBuilder().addAllValues(values))
        .build();
  }

  private HyperparameterSearch create(SearchPlan.Builder plan) {
    return create(CreateHyperparameterSearchRequest.newBuilder().setPlan(plan).build());
  }

  private HyperparameterSearch create(CreateHyperparameterSearchRequest request) {
    return await(searches.createHyperparameterSearch(request)).getSearch();
  }

  private HyperparameterSearch until(
      HyperparameterSearch begun, Predicate<HyperparameterSearch> wanted) {
    HyperparameterSearch search =
        await(
                searches.getHyperparameterSearch(
                    GetHyperparameterSearchRequest.newBuilder()
                        .setSearchId(begun.getSearchId())
                        .build()))
            .getSearch();
    while (!wanted.test(search)) {
      assertThat(search.hasFinishedAt()).as(search.toString()).isFalse();
      search =
          await(
                  searches.watchHyperparameterSearch(
                      WatchHyperparameterSearchRequest.newBuilder()
                          .setSearchId(begun.getSearchId())
                          .setAfterRevision(search.getRevision())
                          .setWait(com.google.protobuf.Duration.newBuilder().setSeconds(20))
                          .build()))
              .getSearch();
    }
    return search;
  }

  private TrainingRun run(String runId) {
    return await(
            training.getTrainingRun(GetTrainingRunRequest.newBuilder().setRunId(runId).build()))
        .getRun();
  }

  private static <T> T await(Uni<T> call) {
    return call.await().atMost(Duration.ofSeconds(60));
  }
}
