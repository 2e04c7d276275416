package dev.tradewind.training;

import dev.tradewind.api.feature.v1.CheckServingSkewRequest;
import dev.tradewind.api.feature.v1.CheckServingSkewResponse;
import dev.tradewind.api.feature.v1.CreateBaselineRequest;
import dev.tradewind.api.feature.v1.CreateBaselineResponse;
import dev.tradewind.api.feature.v1.FeatureDrift;
import dev.tradewind.api.feature.v1.FeatureStatisticsService;
import dev.tradewind.api.feature.v1.GetFeatureDriftRequest;
import dev.tradewind.api.feature.v1.GetFeatureDriftResponse;
import dev.tradewind.api.feature.v1.GetFeatureStatisticsRequest;
import dev.tradewind.api.feature.v1.GetFeatureStatisticsResponse;
import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Says that every feature of a baseline has moved as far as {@link FakeShop} says. */
@GrpcService
class FakeStatisticsService implements FeatureStatisticsService {

  private final FakeShop shop;
  private final Map<String, List<String>> baselines = new ConcurrentHashMap<>();

  FakeStatisticsService(FakeShop shop) {
    this.shop = shop;
  }

  @Override
  public Uni<CreateBaselineResponse> createBaseline(CreateBaselineRequest request) {
    baselines.put(request.getBaseline(), List.copyOf(request.getFeaturesList()));
    return Uni.createFrom().item(CreateBaselineResponse.getDefaultInstance());
  }

  @Override
  public Uni<GetFeatureDriftResponse> getFeatureDrift(GetFeatureDriftRequest request) {
    List<String> features = baselines.get(request.getBaseline());
    if (shop.isDown() || features == null) {
      return Uni.createFrom()
          .failure((shop.isDown() ? Status.UNAVAILABLE : Status.NOT_FOUND).asRuntimeException());
    }
    return Uni.createFrom()
        .item(
            GetFeatureDriftResponse.newBuilder()
                .addAllDrifts(
                    features.stream()
                        .map(
                            feature ->
                                FeatureDrift.newBuilder()
                                    .setFeature(feature)
                                    .setPsi(shop.psi())
                                    .build())
                        .toList())
                .build());
  }

  @Override
  public Uni<GetFeatureStatisticsResponse> getFeatureStatistics(
      GetFeatureStatisticsRequest request) {
    return Uni.createFrom().failure(Status.UNIMPLEMENTED.asRuntimeException());
  }

  @Override
  public Uni<CheckServingSkewResponse> checkServingSkew(CheckServingSkewRequest request) {
    return Uni.createFrom().failure(Status.UNIMPLEMENTED.asRuntimeException());
  }
}
