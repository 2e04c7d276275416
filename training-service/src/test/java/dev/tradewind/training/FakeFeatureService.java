package dev.tradewind.training;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesResponse;
import dev.tradewind.api.feature.v1.GetTrainingSetRequest;
import dev.tradewind.api.feature.v1.GetTrainingSetResponse;
import dev.tradewind.api.feature.v1.MutinyFeatureServiceGrpc;
import dev.tradewind.api.feature.v1.TrainingRow;
import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** A feature service with the rows of {@link FakeShop}, page by page. */
@GrpcService
class FakeFeatureService extends MutinyFeatureServiceGrpc.FeatureServiceImplBase {

  private final FakeShop shop;

  FakeFeatureService(FakeShop shop) {
    this.shop = shop;
  }

  @Override
  public Uni<GetOnlineFeaturesResponse> getOnlineFeatures(GetOnlineFeaturesRequest request) {
    return Uni.createFrom().failure(Status.UNIMPLEMENTED.asRuntimeException());
  }

  @Override
  public Uni<GetTrainingSetResponse> getTrainingSet(GetTrainingSetRequest request) {
    if (shop.isDown()) {
      return Uni.createFrom().failure(Status.UNAVAILABLE.asRuntimeException());
    }
    if (!shop.serves(request.getFeatures(0))) {
      return Uni.createFrom().failure(Status.NOT_FOUND.asRuntimeException());
    }
    List<TrainingRow> rows =
        request.hasSpine()
            ? FakeMoments.rows(request.getFeaturesList(), request.getSpine())
            : latest(shop.rows(request.getFeatures(0)));
    int from = request.getPageToken().isEmpty() ? 0 : Integer.parseInt(request.getPageToken());
    int to = Math.min(rows.size(), from + request.getPageSize());
    return Uni.createFrom()
        .item(
            GetTrainingSetResponse.newBuilder()
                .addAllRows(rows.subList(from, to))
                .setNextPageToken(to < rows.size() ? String.valueOf(to) : "")
                .setTotalRows(rows.size())
                .addAllEndOffsets(FakeShop.END_OFFSETS)
                .build());
  }

  private static List<TrainingRow> latest(List<TrainingRow> rows) {
    Timestamp asOf = Timestamp.newBuilder().setSeconds(FakeShop.NOW.getEpochSecond()).build();
    return rows.stream().map(row -> row.toBuilder().setAsOf(asOf).build()).toList();
  }
}
