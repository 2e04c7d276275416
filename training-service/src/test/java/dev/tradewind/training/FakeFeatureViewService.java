package dev.tradewind.training;

import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.api.feature.v1.GetFeatureViewRequest;
import dev.tradewind.api.feature.v1.GetFeatureViewResponse;
import dev.tradewind.api.feature.v1.MutinyFeatureViewServiceGrpc;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** The views of {@link FakeShop}, all of one version. */
@GrpcService
class FakeFeatureViewService extends MutinyFeatureViewServiceGrpc.FeatureViewServiceImplBase {

  @Override
  public Uni<GetFeatureViewResponse> getFeatureView(GetFeatureViewRequest request) {
    return Uni.createFrom()
        .item(
            GetFeatureViewResponse.newBuilder()
                .setFeatureView(
                    FeatureView.newBuilder()
                        .setName(request.getName())
                        .setVersion(FakeShop.VIEW_VERSION))
                .build());
  }
}
