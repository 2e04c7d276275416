package dev.tradewind.training;

import com.google.protobuf.Duration;
import dev.tradewind.api.feature.v1.Entity;
import dev.tradewind.api.feature.v1.FeatureDefinition;
import dev.tradewind.api.feature.v1.FeatureType;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.api.feature.v1.GetFeatureViewRequest;
import dev.tradewind.api.feature.v1.GetFeatureViewResponse;
import dev.tradewind.api.feature.v1.MutinyFeatureViewServiceGrpc;
import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** The views of {@link FakeShop}, all of one version. */
@GrpcService
class FakeFeatureViewService extends MutinyFeatureViewServiceGrpc.FeatureViewServiceImplBase {

  private static final Map<String, List<String>> FEATURES =
      Map.of(
          "shopper_history",
          List.of("purchased_items", "viewed_items", "last_query"),
          "shopper_events",
          List.of("events"),
          FakeMoments.POPULARITY,
          List.of(FakeMoments.VIEWS));

  private final FakeShop shop;

  FakeFeatureViewService(FakeShop shop) {
    this.shop = shop;
  }

  @Override
  public Uni<GetFeatureViewResponse> getFeatureView(GetFeatureViewRequest request) {
    if (!shop.tellsViews()) {
      return Uni.createFrom().failure(Status.UNAVAILABLE.asRuntimeException());
    }
    boolean isOfItems = request.getName().equals(FakeMoments.POPULARITY);
    FeatureView.Builder view =
        FeatureView.newBuilder()
            .setName(request.getName())
            .setVersion(FakeShop.VIEW_VERSION)
            .setEntity(isOfItems ? Entity.ENTITY_ITEM : Entity.ENTITY_SHOPPER)
            .setMaxAge(Duration.newBuilder().setSeconds(FakeShop.MAX_AGE_SECONDS));
    FEATURES
        .getOrDefault(request.getName(), List.of())
        .forEach(
            feature ->
                view.addFeatures(
                    FeatureDefinition.newBuilder()
                        .setName(feature)
                        .setType(
                            isOfItems
                                ? FeatureType.FEATURE_TYPE_INT64
                                : FeatureType.FEATURE_TYPE_STRING_LIST)));
    return Uni.createFrom().item(GetFeatureViewResponse.newBuilder().setFeatureView(view).build());
  }
}
