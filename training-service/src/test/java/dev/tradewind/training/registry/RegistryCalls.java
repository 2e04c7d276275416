package dev.tradewind.training.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.training.v1.AliasMove;
import dev.tradewind.api.training.v1.CreateTrainingRunRequest;
import dev.tradewind.api.training.v1.DeleteModelVersionTagRequest;
import dev.tradewind.api.training.v1.GetModelVersionRequest;
import dev.tradewind.api.training.v1.GetTrainingRunLogRequest;
import dev.tradewind.api.training.v1.ListModelAliasMovesRequest;
import dev.tradewind.api.training.v1.ListModelVersionsRequest;
import dev.tradewind.api.training.v1.LogLine;
import dev.tradewind.api.training.v1.Model;
import dev.tradewind.api.training.v1.ModelService;
import dev.tradewind.api.training.v1.ModelVersion;
import dev.tradewind.api.training.v1.RollBackModelAliasRequest;
import dev.tradewind.api.training.v1.SetModelAliasRequest;
import dev.tradewind.api.training.v1.SetModelVersionTagRequest;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.api.training.v1.WatchTrainingRunRequest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Calls of the registry as a client makes them, for one model. */
public record RegistryCalls(TrainingService training, ModelService models, String model) {

  /** Trains a version and waits for its run. */
  public TrainingRun train(Map<String, String> parameters) {
    TrainingRun run =
        ended(
            training,
            CreateTrainingRunRequest.newBuilder()
                .setModel(model)
                .putAllParameters(parameters)
                .build());
    assertThat(run.getVersion()).as(run.getError()).isPositive();
    return run;
  }

  /** Starts a run and waits until it has ended, well or not. */
  public static TrainingRun ended(TrainingService training, CreateTrainingRunRequest request) {
    TrainingRun run = await(training.createTrainingRun(request)).getRun();
    while (!run.hasFinishedAt()) {
      run =
          await(
                  training.watchTrainingRun(
                      WatchTrainingRunRequest.newBuilder()
                          .setRunId(run.getRunId())
                          .setAfterRevision(run.getRevision())
                          .setWait(com.google.protobuf.Duration.newBuilder().setSeconds(20))
                          .build()))
              .getRun();
    }
    return run;
  }

  /** The lines of a run's log. */
  public List<String> log(String runId) {
    return await(
            training.getTrainingRunLog(
                GetTrainingRunLogRequest.newBuilder().setRunId(runId).setPageSize(100).build()))
        .getLinesList()
        .stream()
        .map(LogLine::getText)
        .toList();
  }

  public ModelVersion version(long number) {
    return await(
            models.getModelVersion(
                GetModelVersionRequest.newBuilder().setModel(model).setVersion(number).build()))
        .getModelVersion();
  }

  long at(String alias) {
    return await(
            models.getModelVersion(
                GetModelVersionRequest.newBuilder().setModel(model).setAlias(alias).build()))
        .getModelVersion()
        .getVersion();
  }

  Model setAlias(String alias, long version, String overrideReason) {
    return await(
            models.setModelAlias(
                SetModelAliasRequest.newBuilder()
                    .setModel(model)
                    .setAlias(alias)
                    .setVersion(version)
                    .setOverrideReason(overrideReason)
                    .build()))
        .getModel();
  }

  Model rollBack(String alias, long from) {
    return await(
            models.rollBackModelAlias(
                RollBackModelAliasRequest.newBuilder()
                    .setModel(model)
                    .setAlias(alias)
                    .setExpectedVersion(from)
                    .setReason("complaints")
                    .build()))
        .getModel();
  }

  List<AliasMove> moves(String alias) {
    return await(
            models.listModelAliasMoves(
                ListModelAliasMovesRequest.newBuilder().setModel(model).setAlias(alias).build()))
        .getMovesList();
  }

  ModelVersion tag(long version, String key, String value) {
    return await(
            models.setModelVersionTag(
                SetModelVersionTagRequest.newBuilder()
                    .setModel(model)
                    .setVersion(version)
                    .setKey(key)
                    .setValue(value)
                    .build()))
        .getModelVersion();
  }

  ModelVersion untag(long version, String key) {
    return await(
            models.deleteModelVersionTag(
                DeleteModelVersionTagRequest.newBuilder()
                    .setModel(model)
                    .setVersion(version)
                    .setKey(key)
                    .build()))
        .getModelVersion();
  }

  List<Long> tagged(Map<String, String> tags) {
    return await(
            models.listModelVersions(
                ListModelVersionsRequest.newBuilder().setModel(model).putAllTags(tags).build()))
        .getVersionsList()
        .stream()
        .map(ModelVersion::getVersion)
        .toList();
  }

  private static <T> T await(Uni<T> call) {
    return call.await().atMost(Duration.ofSeconds(60));
  }
}
