package dev.tradewind.feature.statistics;

import dev.tradewind.api.feature.v1.CheckServingSkewRequest;
import dev.tradewind.api.feature.v1.CheckServingSkewResponse;
import dev.tradewind.api.feature.v1.CreateBaselineRequest;
import dev.tradewind.api.feature.v1.CreateBaselineResponse;
import dev.tradewind.api.feature.v1.FeatureStatisticsService;
import dev.tradewind.api.feature.v1.GetFeatureDriftRequest;
import dev.tradewind.api.feature.v1.GetFeatureDriftResponse;
import dev.tradewind.api.feature.v1.GetFeatureStatisticsRequest;
import dev.tradewind.api.feature.v1.GetFeatureStatisticsResponse;
import dev.tradewind.api.feature.v1.StatisticsSource;
import dev.tradewind.feature.statistics.Profiles.Source;
import dev.tradewind.feature.wire.FeatureMessages;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.OptionalLong;

/** The gRPC edge of the watch over feature values. */
@GrpcService
class FeatureStatisticsGrpcService implements FeatureStatisticsService {

  private static final int DEFAULT_ROWS = 200;

  private final Profiles profiles;
  private final Baselines baselines;
  private final SkewCheck skew;

  FeatureStatisticsGrpcService(Profiles profiles, Baselines baselines, SkewCheck skew) {
    this.profiles = profiles;
    this.baselines = baselines;
    this.skew = skew;
  }

  @Override
  public Uni<GetFeatureStatisticsResponse> getFeatureStatistics(
      GetFeatureStatisticsRequest request) {
    return profiles
        .of(request.getFeaturesList(), source(request.getSource()))
        .map(
            found ->
                GetFeatureStatisticsResponse.newBuilder()
                    .addAllStatistics(found.stream().map(StatisticsMessages::message).toList())
                    .build());
  }

  @Override
  public Uni<CreateBaselineResponse> createBaseline(CreateBaselineRequest request) {
    return baselines
        .create(request.getBaseline(), request.getFeaturesList(), source(request.getSource()))
        .map(
            found ->
                CreateBaselineResponse.newBuilder()
                    .addAllStatistics(found.stream().map(StatisticsMessages::message).toList())
                    .build());
  }

  @Override
  public Uni<GetFeatureDriftResponse> getFeatureDrift(GetFeatureDriftRequest request) {
    return baselines
        .drift(request.getBaseline(), source(request.getSource()))
        .map(
            found ->
                GetFeatureDriftResponse.newBuilder()
                    .addAllDrifts(found.stream().map(StatisticsMessages::message).toList())
                    .build());
  }

  @Override
  public Uni<CheckServingSkewResponse> checkServingSkew(CheckServingSkewRequest request) {
    return skew.run(request.getMaxRows() == 0 ? DEFAULT_ROWS : request.getMaxRows());
  }

  private static Source source(StatisticsSource message) {
    if (!message.hasHistory()) {
      return Source.SERVED;
    }
    return new Source(
        Optional.of(
            message.getHistory().hasAsOf()
                ? OptionalLong.of(FeatureMessages.toMicros(message.getHistory().getAsOf()))
                : OptionalLong.empty()));
  }
}
