package dev.tradewind.inference.decision.recommend;

import com.google.protobuf.util.Durations;
import dev.tradewind.api.inference.v1.RecommendRequest;
import dev.tradewind.api.inference.v1.RecommendResponse;
import dev.tradewind.api.inference.v1.RecommendationFeature;
import dev.tradewind.api.inference.v1.RecommendationFeatureStatus;
import dev.tradewind.api.inference.v1.RecommendationService;
import dev.tradewind.api.inference.v1.RecommendationSource;
import dev.tradewind.api.inference.v1.RecommendedItem;
import dev.tradewind.inference.call.CallerContext;
import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.decision.domain.Fallback;
import dev.tradewind.inference.decision.domain.FeatureStanding;
import dev.tradewind.inference.decision.domain.RankedItem;
import dev.tradewind.inference.decision.domain.RankingIds;
import dev.tradewind.inference.decision.domain.Source;
import dev.tradewind.inference.decision.domain.UsedFeature;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Recommendations over gRPC. */
@GrpcService
public class RecommendationEndpoint implements RecommendationService {

  private static final int DEFAULT_LIMIT = 10;

  private final Recommend recommend;
  private final ShopperArms arms;
  private final RankingWitness witness;
  private final RankingIds ids;
  private final Semaphore places;

  RecommendationEndpoint(
      Recommend recommend,
      ShopperArms arms,
      RankingWitness witness,
      RecommendConfig config,
      Clock clock) {
    this.recommend = recommend;
    this.arms = arms;
    this.witness = witness;
    this.ids = new RankingIds(clock, new SecureRandom());
    this.places =
        new Semaphore(
            Setting.between(
                "tradewind.inference.recommend.maximum-concurrent",
                config.maximumConcurrent(),
                1,
                100_000));
  }

  @Override
  public Uni<RecommendResponse> recommend(RecommendRequest request) {
    RecommendQuery query =
        new RecommendQuery(
            request.getShopperId(),
            request.getLimit() == 0 ? DEFAULT_LIMIT : request.getLimit(),
            Set.copyOf(request.getExcludedItemIdsList()));
    return CallerContext.returning(Uni.createFrom().deferred(() -> admitted(query)));
  }

  private Uni<RecommendResponse> admitted(RecommendQuery query) {
    if (!places.tryAcquire()) {
      throw new ServiceException(
          CommonReason.OVERLOADED, "too many recommendations are under way; try later");
    }
    return Uni.createFrom()
        .deferred(() -> recommend.of(query))
        .map(recommendation -> answer(query.shopperId(), recommendation))
        .onTermination()
        .invoke(() -> places.release());
  }

  /** What is shown is told to those who follow it. */
  private RecommendResponse answer(String shopperId, Recommendation recommendation) {
    RecommendResponse ranking = response(recommendation);
    recommendation.arm().ifPresent(arm -> arms.shown(arm, shopperId, ranking.getRankingId()));
    witness.answered(shopperId, ranking.getRankingId(), recommendation);
    return ranking;
  }

  private RecommendResponse response(Recommendation recommendation) {
    RecommendResponse.Builder response =
        RecommendResponse.newBuilder()
            .setRankingId(ids.next().toString())
            .setModelVersion(recommendation.modelVersion())
            .addAllHistoryItemIds(recommendation.history());
    recommendation.ranking().items().forEach(item -> response.addItems(message(item)));
    recommendation.features().forEach(feature -> response.addFeatures(message(feature)));
    recommendation.fallbacks().stream().map(Fallback::name).forEach(response::addFallbacks);
    recommendation
        .arm()
        .ifPresent(
            arm -> response.setExperimentId(arm.experimentId()).setExperimentArm(arm.name()));
    return response.build();
  }

  private static RecommendedItem message(RankedItem item) {
    return RecommendedItem.newBuilder()
        .setItemId(item.candidate().itemId())
        .setRank(item.rank())
        .setScore(item.candidate().score())
        .setSource(message(item.candidate().source()))
        .build();
  }

  private static RecommendationFeature message(UsedFeature feature) {
    RecommendationFeature.Builder message =
        RecommendationFeature.newBuilder()
            .setFeature(feature.name())
            .setViewVersion(feature.viewVersion())
            .setStatus(message(feature.standing()));
    feature.age().ifPresent(age -> message.setAge(Durations.fromMillis(age.toMillis())));
    return message.build();
  }

  private static RecommendationFeatureStatus message(FeatureStanding standing) {
    return switch (standing) {
      case PRESENT -> RecommendationFeatureStatus.RECOMMENDATION_FEATURE_STATUS_PRESENT;
      case DEFAULTED -> RecommendationFeatureStatus.RECOMMENDATION_FEATURE_STATUS_DEFAULTED;
      case STALE -> RecommendationFeatureStatus.RECOMMENDATION_FEATURE_STATUS_STALE;
    };
  }

  private static RecommendationSource message(Source source) {
    return switch (source) {
      case MODEL -> RecommendationSource.RECOMMENDATION_SOURCE_MODEL;
      case POPULARITY -> RecommendationSource.RECOMMENDATION_SOURCE_POPULARITY;
    };
  }
}
