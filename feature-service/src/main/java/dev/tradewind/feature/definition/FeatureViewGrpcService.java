package dev.tradewind.feature.definition;

import dev.tradewind.api.feature.v1.GetFeatureViewRequest;
import dev.tradewind.api.feature.v1.GetFeatureViewResponse;
import dev.tradewind.api.feature.v1.ListFeatureViewsRequest;
import dev.tradewind.api.feature.v1.ListFeatureViewsResponse;
import dev.tradewind.api.feature.v1.MutinyFeatureViewServiceGrpc;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** Which features there are. */
@GrpcService
class FeatureViewGrpcService extends MutinyFeatureViewServiceGrpc.FeatureViewServiceImplBase {

  private final FeatureViews views;

  FeatureViewGrpcService(FeatureViews views) {
    this.views = views;
  }

  @Override
  public Uni<ListFeatureViewsResponse> listFeatureViews(ListFeatureViewsRequest request) {
    return Uni.createFrom()
        .item(ListFeatureViewsResponse.newBuilder().addAllFeatureViews(views.all()).build());
  }

  @Override
  public Uni<GetFeatureViewResponse> getFeatureView(GetFeatureViewRequest request) {
    return Uni.createFrom()
        .item(
            () ->
                GetFeatureViewResponse.newBuilder()
                    .setFeatureView(views.named(request.getName()))
                    .build());
  }
}
