package dev.tradewind.training.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import dev.tradewind.api.training.v1.CreateTrainingRunRequest;
import dev.tradewind.api.training.v1.GetModelVersionRequest;
import dev.tradewind.api.training.v1.GetTrainingRunRequest;
import dev.tradewind.api.training.v1.ListModelVersionsRequest;
import dev.tradewind.api.training.v1.ListModelVersionsResponse;
import dev.tradewind.api.training.v1.ListModelsRequest;
import dev.tradewind.api.training.v1.Model;
import dev.tradewind.api.training.v1.ModelService;
import dev.tradewind.api.training.v1.ModelVersion;
import dev.tradewind.api.training.v1.SetModelAliasRequest;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.api.training.v1.WatchTrainingRunRequest;
import dev.tradewind.testkit.PostgresResource;
import dev.tradewind.training.FakeWorkerResource;
import io.grpc.protobuf.StatusProto;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeWorkerResource.class)
class ModelServiceIT {

  @GrpcClient("training")
  ModelService models;

  @GrpcClient("training")
  TrainingService training;

  @Test
  void anAliasCanBeMovedBackAndModelsSayWhereItPoints() {
    long first = trained();
    long second = trained();
    assertThat(intent().getAliasesMap()).containsEntry("champion", second);

    Model moved = setAlias("champion", first);

    assertThat(moved.getAliasesMap()).containsEntry("champion", first);
    assertThat(setAlias("champion", first)).isEqualTo(moved);
    assertThat(setAlias("challenger", second).getAliasesMap())
        .containsEntry("champion", first)
        .containsEntry("challenger", second);
    assertThat(intent().getLatestVersion()).isEqualTo(second);
    assertThat(version(second).getAliasesList()).containsExactly("challenger");
    assertThat(version(first).getAliasesList()).contains("champion");
  }

  @Test
  void versionsAreListedNewestFirstPageByPage() {
    long first = trained();
    long second = trained();

    ListModelVersionsRequest request =
        ListModelVersionsRequest.newBuilder().setModel("intent").setPageSize(1).build();
    ListModelVersionsResponse page = await(models.listModelVersions(request));
    ListModelVersionsResponse next =
        await(
            models.listModelVersions(
                request.toBuilder().setPageToken(page.getNextPageToken()).build()));

    assertThat(page.getVersionsList()).extracting(ModelVersion::getVersion).containsExactly(second);
    assertThat(next.getVersionsList()).extracting(ModelVersion::getVersion).containsExactly(first);
    assertThatThrownBy(
            () ->
                await(
                    models.listModelVersions(request.toBuilder().setPageToken("made-up").build())))
        .satisfies(wrong -> assertThat(reason(wrong)).isEqualTo("PAGE_TOKEN_INVALID"));
  }

  @Test
  void whatIsUnknownIsSaidSo() {
    trained();

    assertThatThrownBy(() -> setAlias("champion", 99_999))
        .satisfies(wrong -> assertThat(reason(wrong)).isEqualTo("MODEL_VERSION_UNKNOWN"));
    assertThatThrownBy(() -> version(99_999))
        .satisfies(wrong -> assertThat(reason(wrong)).isEqualTo("MODEL_VERSION_UNKNOWN"));
    assertThatThrownBy(
            () ->
                await(
                    models.getModelVersion(
                        GetModelVersionRequest.newBuilder()
                            .setModel("intent")
                            .setAlias("nobody")
                            .build())))
        .hasMessageContaining("champion")
        .satisfies(wrong -> assertThat(reason(wrong)).isEqualTo("ALIAS_UNKNOWN"));
    assertThatThrownBy(
            () ->
                await(
                    models.listModelVersions(
                        ListModelVersionsRequest.newBuilder().setModel("fraud").build())))
        .satisfies(wrong -> assertThat(reason(wrong)).isEqualTo("MODEL_UNKNOWN"));
  }

  /** Trains a version of "intent" and waits for it. */
  private long trained() {
    TrainingRun run =
        await(
                training.createTrainingRun(
                    CreateTrainingRunRequest.newBuilder().setModel("intent").build()))
            .getRun();
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
    assertThat(run.getVersion()).isPositive();
    assertThat(
            await(
                    training.getTrainingRun(
                        GetTrainingRunRequest.newBuilder().setRunId(run.getRunId()).build()))
                .getRun())
        .isEqualTo(run);
    return run.getVersion();
  }

  private Model intent() {
    return await(models.listModels(ListModelsRequest.getDefaultInstance())).getModelsList().stream()
        .filter(model -> model.getName().equals("intent"))
        .findFirst()
        .orElseThrow();
  }

  private ModelVersion version(long number) {
    return await(
            models.getModelVersion(
                GetModelVersionRequest.newBuilder().setModel("intent").setVersion(number).build()))
        .getModelVersion();
  }

  private Model setAlias(String alias, long version) {
    return await(
            models.setModelAlias(
                SetModelAliasRequest.newBuilder()
                    .setModel("intent")
                    .setAlias(alias)
                    .setVersion(version)
                    .build()))
        .getModel();
  }

  private static <T> T await(Uni<T> call) {
    return call.await().atMost(Duration.ofSeconds(60));
  }

  private static String reason(Throwable failure) {
    com.google.rpc.Status status = StatusProto.fromThrowable(failure);
    try {
      return status.getDetails(0).unpack(ErrorInfo.class).getReason();
    } catch (InvalidProtocolBufferException noDetail) {
      throw new AssertionError("no ErrorInfo in " + status, noDetail);
    }
  }
}
