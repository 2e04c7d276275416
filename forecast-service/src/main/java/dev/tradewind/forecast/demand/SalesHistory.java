package dev.tradewind.forecast.demand;

import dev.tradewind.api.feature.v1.FeatureStatus;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesResponse;
import dev.tradewind.api.feature.v1.MutinyFeatureServiceGrpc.MutinyFeatureServiceStub;
import dev.tradewind.forecast.domain.DemandHistory;
import dev.tradewind.forecast.settings.ForecastSettings;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What was sold, from the feature service. */
@ApplicationScoped
public class SalesHistory {

  private static final String UNITS_DAILY = "item_demand:units_daily";

  private final MutinyFeatureServiceStub features;
  private final Duration deadline;

  SalesHistory(
      @GrpcClient("feature") MutinyFeatureServiceStub features, ForecastSettings settings) {
    this.features = features;
    this.deadline = settings.neighbourDeadline();
  }

  /**
   * An item's history; empty where nothing was sold as far back as the feature looks. Fails with
   * DEPENDENCY_UNAVAILABLE where it cannot be had, whatever the reason: it is never the caller's.
   */
  Uni<Optional<DemandHistory>> of(String itemId) {
    // Each call its own: quarkus.grpc.clients.*.deadline is one moment, set when the stub is made.
    return features
        .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS)
        .getOnlineFeatures(
            GetOnlineFeaturesRequest.newBuilder()
                .addFeatures(UNITS_DAILY)
                .addEntityIds(itemId)
                .build())
        .onFailure()
        .transform(SalesHistory::unavailable)
        .map(SalesHistory::history);
  }

  private static Optional<DemandHistory> history(GetOnlineFeaturesResponse response) {
    if (response.getRowsCount() != 1 || response.getRows(0).getValuesCount() != 1) {
      throw new ServiceException(
          CommonReason.DEPENDENCY_UNAVAILABLE, "the feature service gave no row of " + UNITS_DAILY);
    }
    if (response.getRows(0).getStatusesList().contains(FeatureStatus.FEATURE_STATUS_UNAVAILABLE)) {
      throw new ServiceException(
          CommonReason.DEPENDENCY_UNAVAILABLE,
          "no sales history: the feature service answers "
              + response.getDegradedReason()
              + "; try again later");
    }
    List<Double> units = response.getRows(0).getValues(0).getDoubleList().getValuesList();
    // The day of the answer, not of our clock: at midnight the two may differ.
    LocalDate today =
        Instant.ofEpochSecond(response.getAsOf().getSeconds())
            .atOffset(ZoneOffset.UTC)
            .toLocalDate();
    return units.stream().allMatch(sold -> sold == 0)
        ? Optional.empty()
        : Optional.of(DemandHistory.upTo(today, units));
  }

  private static ServiceException unavailable(Throwable failure) {
    return new ServiceException(
        CommonReason.DEPENDENCY_UNAVAILABLE,
        "no sales history: the feature service answers "
            + Status.fromThrowable(failure).getCode()
            + "; try again later");
  }
}
