package dev.tradewind.forecast;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.feature.v1.DoubleList;
import dev.tradewind.api.feature.v1.FeatureRow;
import dev.tradewind.api.feature.v1.FeatureStatus;
import dev.tradewind.api.feature.v1.FeatureValue;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesResponse;
import dev.tradewind.api.feature.v1.GetTrainingSetRequest;
import dev.tradewind.api.feature.v1.GetTrainingSetResponse;
import dev.tradewind.api.feature.v1.MutinyFeatureServiceGrpc;
import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** Online features of {@link FakeNeighbours}. */
@GrpcService
class FakeFeatureService extends MutinyFeatureServiceGrpc.FeatureServiceImplBase {

  static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private final FakeNeighbours neighbours;

  FakeFeatureService(FakeNeighbours neighbours) {
    this.neighbours = neighbours;
  }

  @Override
  public Uni<GetOnlineFeaturesResponse> getOnlineFeatures(GetOnlineFeaturesRequest request) {
    if (neighbours.featureDown) {
      return Uni.createFrom().failure(Status.UNAVAILABLE.asRuntimeException());
    }
    String itemId = request.getEntityIds(0);
    if (neighbours.onlineStoreDown) {
      return Uni.createFrom().item(degraded(itemId));
    }
    List<Double> units = neighbours.sales.get(itemId);
    FeatureRow row =
        FeatureRow.newBuilder()
            .setEntityId(itemId)
            .addStatuses(
                units == null
                    ? FeatureStatus.FEATURE_STATUS_NOT_FOUND
                    : FeatureStatus.FEATURE_STATUS_PRESENT)
            .addValues(
                FeatureValue.newBuilder()
                    .setDoubleList(
                        DoubleList.newBuilder()
                            .addAllValues(units == null ? Collections.nCopies(400, 0.0) : units)))
            .build();
    return Uni.createFrom()
        .item(
            GetOnlineFeaturesResponse.newBuilder()
                .addRows(row)
                .setAsOf(Timestamp.newBuilder().setSeconds(NOW.getEpochSecond()))
                .build());
  }

  private static GetOnlineFeaturesResponse degraded(String itemId) {
    return GetOnlineFeaturesResponse.newBuilder()
        .addRows(
            FeatureRow.newBuilder()
                .setEntityId(itemId)
                .addValues(FeatureValue.getDefaultInstance())
                .addStatuses(FeatureStatus.FEATURE_STATUS_UNAVAILABLE))
        .setDegradedReason("ONLINE_STORE_DOWN")
        .build();
  }

  @Override
  public Uni<GetTrainingSetResponse> getTrainingSet(GetTrainingSetRequest request) {
    return Uni.createFrom().failure(Status.UNIMPLEMENTED.asRuntimeException());
  }
}
