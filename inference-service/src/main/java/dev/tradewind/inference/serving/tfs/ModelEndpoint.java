package dev.tradewind.inference.serving.tfs;

import dev.tradewind.api.tensorflow.serving.GetModelStatusRequest;
import dev.tradewind.api.tensorflow.serving.GetModelStatusResponse;
import dev.tradewind.api.tensorflow.serving.ModelService;
import dev.tradewind.api.tensorflow.serving.ReloadConfigRequest;
import dev.tradewind.api.tensorflow.serving.ReloadConfigResponse;
import dev.tradewind.api.tensorflow.serving.StatusProto;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** Says what serves, and takes on what shall. */
@GrpcService
public class ModelEndpoint implements ModelService {

  private final ModelStatuses statuses;
  private final ConfigReload reload;

  ModelEndpoint(ModelStatuses statuses, ConfigReload reload) {
    this.statuses = statuses;
    this.reload = reload;
  }

  @Override
  public Uni<GetModelStatusResponse> getModelStatus(GetModelStatusRequest request) {
    return Uni.createFrom().item(() -> statuses.of(Target.of(request.getModelSpec())));
  }

  /** Answers as soon as the models are wished for; where they stand, GetModelStatus says. */
  @Override
  public Uni<ReloadConfigResponse> handleReloadConfigRequest(ReloadConfigRequest request) {
    return Uni.createFrom()
        .item(
            () -> {
              reload.take(request.getConfig());
              return ReloadConfigResponse.newBuilder()
                  .setStatus(StatusProto.getDefaultInstance())
                  .build();
            });
  }
}
