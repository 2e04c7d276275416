package dev.tradewind.training.run;

import dev.tradewind.api.training.v1.CancelTrainingRunRequest;
import dev.tradewind.api.training.v1.CancelTrainingRunResponse;
import dev.tradewind.api.training.v1.CreateTrainingRunRequest;
import dev.tradewind.api.training.v1.CreateTrainingRunResponse;
import dev.tradewind.api.training.v1.GetTrainingRunLogRequest;
import dev.tradewind.api.training.v1.GetTrainingRunLogResponse;
import dev.tradewind.api.training.v1.GetTrainingRunRequest;
import dev.tradewind.api.training.v1.GetTrainingRunResponse;
import dev.tradewind.api.training.v1.ListTrainingRunsRequest;
import dev.tradewind.api.training.v1.ListTrainingRunsResponse;
import dev.tradewind.api.training.v1.ResumeTrainingRunRequest;
import dev.tradewind.api.training.v1.ResumeTrainingRunResponse;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.api.training.v1.WatchTrainingRunRequest;
import dev.tradewind.api.training.v1.WatchTrainingRunResponse;
import dev.tradewind.kit.paging.PageToken;
import dev.tradewind.training.domain.RunRequest;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The contract of training runs. */
@GrpcService
class TrainingGrpcService implements TrainingService {

  private static final int DEFAULT_PAGE_SIZE = 20;
  private static final int DEFAULT_LOG_LINES = 200;

  private final TrainingRuns runs;

  TrainingGrpcService(TrainingRuns runs) {
    this.runs = runs;
  }

  @Override
  public Uni<CreateTrainingRunResponse> createTrainingRun(CreateTrainingRunRequest request) {
    long seed = request.getSeed() == 0 ? RunRequest.DEFAULT_SEED : request.getSeed();
    return runs.create(
            new RunRequest(request.getModel(), seed, request.getParametersMap()),
            Optional.of(request.getRequestId()).filter(id -> !id.isEmpty()))
        .map(run -> CreateTrainingRunResponse.newBuilder().setRun(RunMessages.run(run)).build());
  }

  @Override
  public Uni<GetTrainingRunResponse> getTrainingRun(GetTrainingRunRequest request) {
    return runs.get(request.getRunId())
        .map(run -> GetTrainingRunResponse.newBuilder().setRun(RunMessages.run(run)).build());
  }

  @Override
  public Uni<ListTrainingRunsResponse> listTrainingRuns(ListTrainingRunsRequest request) {
    String scope = "ListTrainingRuns/" + request.getModel();
    long below =
        PageToken.lastKey(scope, request.getPageToken())
            .map(Long::parseLong)
            .orElse(Long.MAX_VALUE);
    int size = request.getPageSize() == 0 ? DEFAULT_PAGE_SIZE : request.getPageSize();
    Set<String> models = request.getModel().isEmpty() ? Set.of() : Set.of(request.getModel());
    return runs.newestBelow(models, below, size + 1).map(found -> page(scope, found, size));
  }

  @Override
  public Uni<WatchTrainingRunResponse> watchTrainingRun(WatchTrainingRunRequest request) {
    Duration wait =
        Duration.ofSeconds(request.getWait().getSeconds(), request.getWait().getNanos());
    return runs.watch(request.getRunId(), request.getAfterRevision(), wait)
        .map(run -> WatchTrainingRunResponse.newBuilder().setRun(RunMessages.run(run)).build());
  }

  @Override
  public Uni<CancelTrainingRunResponse> cancelTrainingRun(CancelTrainingRunRequest request) {
    return runs.cancel(request.getRunId())
        .map(run -> CancelTrainingRunResponse.newBuilder().setRun(RunMessages.run(run)).build());
  }

  @Override
  public Uni<ResumeTrainingRunResponse> resumeTrainingRun(ResumeTrainingRunRequest request) {
    return runs.resume(request.getRunId())
        .map(run -> ResumeTrainingRunResponse.newBuilder().setRun(RunMessages.run(run)).build());
  }

  @Override
  public Uni<GetTrainingRunLogResponse> getTrainingRunLog(GetTrainingRunLogRequest request) {
    int size = request.getPageSize() == 0 ? DEFAULT_LOG_LINES : request.getPageSize();
    return runs.log(request.getRunId(), request.getAfterLine(), size + 1)
        .map(
            lines ->
                GetTrainingRunLogResponse.newBuilder()
                    .addAllLines(lines.stream().limit(size).map(RunMessages::line).toList())
                    .setMore(lines.size() > size)
                    .build());
  }

  private static ListTrainingRunsResponse page(
      String scope, List<RunStore.Numbered> found, int size) {
    List<RunStore.Numbered> page = found.subList(0, Math.min(size, found.size()));
    ListTrainingRunsResponse.Builder response =
        ListTrainingRunsResponse.newBuilder()
            .addAllRuns(page.stream().map(entry -> RunMessages.run(entry.run())).toList());
    if (found.size() > size) {
      response.setNextPageToken(PageToken.after(scope, String.valueOf(page.get(size - 1).seq())));
    }
    return response.build();
  }
}
