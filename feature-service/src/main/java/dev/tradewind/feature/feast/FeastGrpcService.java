package dev.tradewind.feature.feast;

import dev.tradewind.feature.online.OnlineFeatures;
import feast.proto.serving.ServingAPIProto.GetFeastServingInfoRequest;
import feast.proto.serving.ServingAPIProto.GetFeastServingInfoResponse;
import feast.proto.serving.ServingAPIProto.GetOnlineFeaturesRequest;
import feast.proto.serving.ServingAPIProto.GetOnlineFeaturesResponse;
import feast.proto.serving.ServingService;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** Feast's serving protocol over the same reads. */
@GrpcService
class FeastGrpcService implements ServingService {

  /** Of the protocol. */
  private static final String VERSION = "0.38.0";

  private final OnlineFeatures online;

  FeastGrpcService(OnlineFeatures online) {
    this.online = online;
  }

  @Override
  public Uni<GetFeastServingInfoResponse> getFeastServingInfo(GetFeastServingInfoRequest request) {
    return Uni.createFrom()
        .item(GetFeastServingInfoResponse.newBuilder().setVersion(VERSION).build());
  }

  @Override
  public Uni<GetOnlineFeaturesResponse> getOnlineFeatures(GetOnlineFeaturesRequest request) {
    return Uni.createFrom()
        .deferred(
            () -> {
              FeastRequest read = FeastRequest.of(request, online);
              return online
                  .read(read.query())
                  .map(answer -> FeastResponses.of(read.names(), answer));
            });
  }
}
