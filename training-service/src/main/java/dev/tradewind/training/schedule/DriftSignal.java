package dev.tradewind.training.schedule;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.feature.v1.CreateBaselineRequest;
import dev.tradewind.api.feature.v1.DriftVerdict;
import dev.tradewind.api.feature.v1.GetFeatureDriftRequest;
import dev.tradewind.api.feature.v1.HistorySample;
import dev.tradewind.api.feature.v1.MutinyFeatureStatisticsServiceGrpc.MutinyFeatureStatisticsServiceStub;
import dev.tradewind.api.feature.v1.StatisticsSource;
import dev.tradewind.training.domain.EntityScan;
import dev.tradewind.training.domain.TrainableModel;
import dev.tradewind.training.schedule.domain.DriftFound;
import dev.tradewind.training.schedule.domain.DriftFound.FeatureIndex;
import dev.tradewind.training.settings.TrainingSettings;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks the feature service how far the features have moved that a model reads. */
@ApplicationScoped
class DriftSignal {

  private final MutinyFeatureStatisticsServiceStub statistics;
  private final TrainingSettings settings;

  DriftSignal(
      @GrpcClient("feature") MutinyFeatureStatisticsServiceStub statistics,
      TrainingSettings settings) {
    this.statistics = statistics;
    this.settings = settings;
  }

  /**
   * The features that a model reads, as view:feature; none for one that reads what cannot be
   * compared.
   */
  static List<String> features(String model) {
    return TrainableModel.named(model).flatMap(TrainableModel::ofShop).stream()
        .filter(EntityScan::canDrift)
        .map(EntityScan::feature)
        .toList();
  }

  /** Remembers what a model's features are like at a moment, under a name. */
  Uni<Void> remember(String baseline, String model, Instant asOf) {
    HistorySample.Builder history =
        HistorySample.newBuilder()
            .setAsOf(Timestamp.newBuilder().setSeconds(asOf.getEpochSecond()));
    return stub()
        .createBaseline(
            CreateBaselineRequest.newBuilder()
                .setBaseline(baseline)
                .addAllFeatures(features(model))
                .setSource(StatisticsSource.newBuilder().setHistory(history))
                .build())
        .replaceWithVoid();
  }

  /** How far features have moved since; empty where nothing is remembered under that name. */
  Uni<Optional<DriftFound>> since(String baseline) {
    return stub()
        .getFeatureDrift(
            GetFeatureDriftRequest.newBuilder()
                .setBaseline(baseline)
                .setSource(
                    StatisticsSource.newBuilder().setHistory(HistorySample.getDefaultInstance()))
                .build())
        .map(
            answer ->
                Optional.of(
                    new DriftFound(
                        answer.getDriftsList().stream()
                            .filter(
                                drift -> drift.getVerdict() != DriftVerdict.DRIFT_VERDICT_TOO_FEW)
                            .map(drift -> new FeatureIndex(drift.getFeature(), drift.getPsi()))
                            .toList())))
        .onFailure(failure -> Status.fromThrowable(failure).getCode() == Status.Code.NOT_FOUND)
        .recoverWithItem(Optional.empty());
  }

  /** Each call has a deadline of its own. */
  private MutinyFeatureStatisticsServiceStub stub() {
    return statistics.withDeadlineAfter(
        settings.featureDeadline().toMillis(), TimeUnit.MILLISECONDS);
  }
}
