package dev.tradewind.feature.materialization;

import com.google.protobuf.Duration;
import dev.tradewind.api.feature.v1.AppliedPartition;
import dev.tradewind.api.feature.v1.GetMaterializationStatusRequest;
import dev.tradewind.api.feature.v1.GetMaterializationStatusResponse;
import dev.tradewind.api.feature.v1.MaterializationService;
import dev.tradewind.api.feature.v1.MaterializationState;
import dev.tradewind.api.feature.v1.RebuildOnlineStoreRequest;
import dev.tradewind.api.feature.v1.RebuildOnlineStoreResponse;
import dev.tradewind.feature.error.FeatureReason;
import dev.tradewind.feature.online.OnlineStoreDownException;
import dev.tradewind.kit.error.ServiceException;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** How the online store follows the log. */
@GrpcService
class MaterializationGrpcService implements MaterializationService {

  private final Materializer materializer;

  MaterializationGrpcService(Materializer materializer) {
    this.materializer = materializer;
  }

  @Override
  public Uni<GetMaterializationStatusResponse> getMaterializationStatus(
      GetMaterializationStatusRequest request) {
    return Uni.createFrom().item(() -> toMessage(materializer.status()));
  }

  @Override
  public Uni<RebuildOnlineStoreResponse> rebuildOnlineStore(RebuildOnlineStoreRequest request) {
    return materializer
        .rebuild()
        .replaceWith(RebuildOnlineStoreResponse.getDefaultInstance())
        .onFailure(OnlineStoreDownException.class)
        .transform(
            failure ->
                new ServiceException(
                    FeatureReason.ONLINE_STORE_DOWN,
                    "online store: Redis does not answer; try again later"));
  }

  private static GetMaterializationStatusResponse toMessage(MaterializationStatus status) {
    GetMaterializationStatusResponse.Builder message =
        GetMaterializationStatusResponse.newBuilder()
            .setState(toMessage(status.state()))
            .setEventsApplied(status.applied())
            .setLag(status.lag())
            .setFreshnessP50(toMessage(status.freshnessP50()))
            .setFreshnessP99(toMessage(status.freshnessP99()));
    for (int number = 0; number < status.partitions().size(); number++) {
      MaterializationStatus.Partition partition = status.partitions().get(number);
      message.addPartitions(
          AppliedPartition.newBuilder()
              .setPartition(number)
              .setNextOffset(partition.nextOffset())
              .setEndOffset(partition.endOffset()));
    }
    return message.build();
  }

  private static MaterializationState toMessage(MaterializationStatus.State state) {
    return switch (state) {
      case LIVE -> MaterializationState.MATERIALIZATION_STATE_LIVE;
      case REBUILDING -> MaterializationState.MATERIALIZATION_STATE_REBUILDING;
      case STALLED -> MaterializationState.MATERIALIZATION_STATE_STALLED;
    };
  }

  private static Duration toMessage(java.time.Duration duration) {
    return Duration.newBuilder()
        .setSeconds(duration.getSeconds())
        .setNanos(duration.getNano())
        .build();
  }
}
