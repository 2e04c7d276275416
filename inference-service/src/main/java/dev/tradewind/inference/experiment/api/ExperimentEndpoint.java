package dev.tradewind.inference.experiment.api;

import dev.tradewind.api.inference.v1.AssignVariantRequest;
import dev.tradewind.api.inference.v1.AssignVariantResponse;
import dev.tradewind.api.inference.v1.CreateExperimentRequest;
import dev.tradewind.api.inference.v1.CreateExperimentResponse;
import dev.tradewind.api.inference.v1.ExperimentService;
import dev.tradewind.api.inference.v1.GetExperimentRequest;
import dev.tradewind.api.inference.v1.GetExperimentResponse;
import dev.tradewind.api.inference.v1.GetExperimentResultsRequest;
import dev.tradewind.api.inference.v1.GetExperimentResultsResponse;
import dev.tradewind.api.inference.v1.ListExperimentsRequest;
import dev.tradewind.api.inference.v1.ListExperimentsResponse;
import dev.tradewind.api.inference.v1.LogExposureRequest;
import dev.tradewind.api.inference.v1.LogExposureResponse;
import dev.tradewind.api.inference.v1.StartExperimentRequest;
import dev.tradewind.api.inference.v1.StartExperimentResponse;
import dev.tradewind.api.inference.v1.StopExperimentRequest;
import dev.tradewind.api.inference.v1.StopExperimentResponse;
import dev.tradewind.inference.call.CallerContext;
import dev.tradewind.inference.experiment.Experiments;
import dev.tradewind.inference.experiment.domain.Arm;
import dev.tradewind.inference.experiment.domain.Experiment;
import dev.tradewind.inference.experiment.domain.ExperimentChange;
import dev.tradewind.inference.experiment.domain.ExperimentChange.Started;
import dev.tradewind.inference.experiment.domain.ExperimentChange.Stopped;
import dev.tradewind.inference.experiment.exposure.ExposureLog;
import dev.tradewind.inference.experiment.outcome.ExperimentResultsReader;
import dev.tradewind.inference.experiment.recommend.Shadows;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.kit.paging.PageToken;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.List;
import java.util.function.Supplier;

/** Experiments over gRPC. */
@GrpcService
public class ExperimentEndpoint implements ExperimentService {

  private static final String LIST = "ListExperiments";
  private static final int DEFAULT_PAGE = 50;

  private final Experiments experiments;
  private final ExperimentResultsReader results;
  private final ExposureLog exposures;
  private final Shadows shadows;

  ExperimentEndpoint(
      Experiments experiments,
      ExperimentResultsReader results,
      ExposureLog exposures,
      Shadows shadows) {
    this.experiments = experiments;
    this.results = results;
    this.exposures = exposures;
    this.shadows = shadows;
  }

  @Override
  public Uni<CreateExperimentResponse> createExperiment(CreateExperimentRequest request) {
    Uni<Experiment> created =
        Uni.createFrom().deferred(() -> experiments.create(PlanMessages.plan(request.getPlan())));
    return CallerContext.returning(created)
        .map(PlanMessages::message)
        .map(made -> CreateExperimentResponse.newBuilder().setExperiment(made).build());
  }

  @Override
  public Uni<GetExperimentResponse> getExperiment(GetExperimentRequest request) {
    return answered(
        () ->
            GetExperimentResponse.newBuilder()
                .setExperiment(PlanMessages.message(experiments.get(request.getExperimentId())))
                .build());
  }

  @Override
  public Uni<ListExperimentsResponse> listExperiments(ListExperimentsRequest request) {
    return answered(() -> page(request));
  }

  private ListExperimentsResponse page(ListExperimentsRequest request) {
    int size = request.getPageSize() == 0 ? DEFAULT_PAGE : request.getPageSize();
    String last = PageToken.lastKey(LIST, request.getPageToken()).orElse("");
    List<Experiment> rest =
        experiments.all().stream()
            .dropWhile(each -> !last.isEmpty() && !each.plan().id().equals(last))
            .skip(last.isEmpty() ? 0 : 1)
            .toList();
    List<Experiment> page = rest.subList(0, Math.min(size, rest.size()));
    ListExperimentsResponse.Builder response = ListExperimentsResponse.newBuilder();
    page.stream().map(PlanMessages::message).forEach(response::addExperiments);
    if (rest.size() > size) {
      response.setNextPageToken(PageToken.after(LIST, page.get(size - 1).plan().id()));
    }
    return response.build();
  }

  @Override
  public Uni<StartExperimentResponse> startExperiment(StartExperimentRequest request) {
    return changed(new Started(request.getExperimentId()))
        .map(made -> StartExperimentResponse.newBuilder().setExperiment(made).build());
  }

  @Override
  public Uni<StopExperimentResponse> stopExperiment(StopExperimentRequest request) {
    return changed(new Stopped(request.getExperimentId(), request.getReason()))
        .map(made -> StopExperimentResponse.newBuilder().setExperiment(made).build());
  }

  private Uni<dev.tradewind.api.inference.v1.Experiment> changed(ExperimentChange change) {
    return CallerContext.returning(experiments.change(change)).map(PlanMessages::message);
  }

  @Override
  public Uni<GetExperimentResultsResponse> getExperimentResults(
      GetExperimentResultsRequest request) {
    // Long paths take long to compute: not on the event loop.
    return CallerContext.returning(
        answered(
                () -> {
                  Experiment experiment = experiments.get(request.getExperimentId());
                  return ResultMessages.message(
                      results.of(experiment), shadows.tally(experiment.plan().id()));
                })
            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
  }

  @Override
  public Uni<AssignVariantResponse> assignVariant(AssignVariantRequest request) {
    return answered(
        () ->
            AssignVariantResponse.newBuilder()
                .setArm(
                    experiments
                        .get(request.getExperimentId())
                        .armOf(request.getSubjectId())
                        .map(Arm::name)
                        .orElse(""))
                .build());
  }

  @Override
  public Uni<LogExposureResponse> logExposure(LogExposureRequest request) {
    return answered(
        () -> {
          String id = request.getExperimentId();
          Arm arm =
              experiments.get(id).armOf(request.getSubjectId()).orElseThrow(() -> noArm(request));
          boolean logged =
              exposures.log(
                  id,
                  arm.name(),
                  request.getSubjectId(),
                  request.getRankingId(),
                  request.getSurface());
          return LogExposureResponse.newBuilder().setArm(arm.name()).setLogged(logged).build();
        });
  }

  private static ServiceException noArm(LogExposureRequest request) {
    return new ServiceException(
        InferenceReason.EXPERIMENT_STATE,
        "experiment "
            + request.getExperimentId()
            + ": it does not run, or the subject takes no part");
  }

  private static <T> Uni<T> answered(Supplier<T> answer) {
    return Uni.createFrom().item(answer);
  }
}
