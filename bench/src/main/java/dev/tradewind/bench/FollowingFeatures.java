package dev.tradewind.bench;

import dev.tradewind.api.feature.v1.FeatureViewServiceGrpc;
import dev.tradewind.api.feature.v1.GetMaterializationStatusRequest;
import dev.tradewind.api.feature.v1.ListFeatureViewsRequest;
import dev.tradewind.api.feature.v1.MaterializationServiceGrpc;
import dev.tradewind.api.feature.v1.MaterializationServiceGrpc.MaterializationServiceBlockingStub;
import dev.tradewind.api.ingestion.v1.EventServiceGrpc;
import dev.tradewind.api.ingestion.v1.EventServiceGrpc.EventServiceBlockingStub;
import dev.tradewind.api.ingestion.v1.GetEventLogRequest;
import dev.tradewind.api.ingestion.v1.PartitionStatus;
import dev.tradewind.local.platform.PlatformException;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The feature service that follows the log: what it keeps of an event, and how far it is. */
final class FollowingFeatures {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final ManagedChannel features;
  private final EventServiceBlockingStub log;

  FollowingFeatures(ManagedChannel features, ManagedChannel ingestion) {
    this.features = features;
    this.log = EventServiceGrpc.newBlockingStub(ingestion);
  }

  /** How many windowed features an event of the type changes; refuses where they are too few. */
  long require(int least, String eventType) {
    long windowed =
        FeatureViewServiceGrpc.newBlockingStub(features)
            .listFeatureViews(ListFeatureViewsRequest.getDefaultInstance())
            .getFeatureViewsList()
            .stream()
            .flatMap(view -> view.getFeaturesList().stream())
            .filter(feature -> feature.hasWindow())
            .filter(feature -> feature.getEventTypesList().contains(eventType))
            .count();
    if (windowed < least) {
      throw new PlatformException(
          "windowed features of "
              + eventType
              + ": "
              + windowed
              + " (expected: at least "
              + least
              + "; start the platform with"
              + " TRADEWIND_FEATURE_DEFINITIONS_DIRECTORY=bench/feature-views ./tradewind up --home"
              + " DIR)");
    }
    return windowed;
  }

  /** Waits until all that is in the log counts among the features. */
  void awaitCaughtUp() {
    MaterializationServiceBlockingStub service =
        MaterializationServiceGrpc.newBlockingStub(features);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long applied = 0;
    long logged = logged();
    while (applied < logged) {
      if (System.nanoTime() > deadline) {
        throw new PlatformException(
            "the feature service applied " + applied + " of " + logged + " events in " + PATIENCE);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      applied =
          service
              .getMaterializationStatus(GetMaterializationStatusRequest.getDefaultInstance())
              .getEventsApplied();
    }
  }

  private long logged() {
    return log.getEventLog(GetEventLogRequest.getDefaultInstance()).getPartitionsList().stream()
        .mapToLong(PartitionStatus::getEndOffset)
        .sum();
  }
}
