package dev.tradewind.training.dataset;

import dev.tradewind.api.feature.v1.EntityScan;
import dev.tradewind.api.feature.v1.GetTrainingSetRequest;
import dev.tradewind.api.feature.v1.GetTrainingSetResponse;
import dev.tradewind.api.feature.v1.MutinyFeatureServiceGrpc.MutinyFeatureServiceStub;
import dev.tradewind.api.feature.v1.TrainingRow;
import dev.tradewind.training.settings.TrainingSettings;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Walks the feature service's rows, one of each entity, page by page. Blocks. */
@ApplicationScoped
public class FeatureScan {

  private static final int RETRIES = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final MutinyFeatureServiceStub features;
  private final Duration deadline;
  private final int pageSize;

  FeatureScan(@GrpcClient("feature") MutinyFeatureServiceStub features, TrainingSettings settings) {
    this.features = features;
    this.deadline = settings.featureDeadline();
    this.pageSize = settings.pageSize();
  }

  /** Begins a walk, as of after the last event. */
  Pages walk(String feature) {
    return new Pages(
        GetTrainingSetRequest.newBuilder()
            .addFeatures(feature)
            .setEntityScan(EntityScan.getDefaultInstance())
            .setPageSize(pageSize)
            .build());
  }

  /** A page may be asked for again: reading changes nothing. */
  private Uni<GetTrainingSetResponse> page(GetTrainingSetRequest request) {
    // Each call its own deadline, each retry too: quarkus.grpc.clients.*.deadline is one moment,
    // set
    // when the stub is made.
    return Uni.createFrom()
        .deferred(
            () ->
                features
                    .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS)
                    .getTrainingSet(request))
        .onFailure(failure -> isPassing(Status.fromThrowable(failure).getCode()))
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .atMost(RETRIES)
        .onFailure(IllegalStateException.class)
        .transform(exhausted -> exhausted.getCause() == null ? exhausted : exhausted.getCause());
  }

  private static boolean isPassing(Status.Code code) {
    return code == Status.Code.UNAVAILABLE || code == Status.Code.RESOURCE_EXHAUSTED;
  }

  /** The pages of one walk. */
  final class Pages {

    private GetTrainingSetRequest next;
    private boolean ended;

    private Pages(GetTrainingSetRequest first) {
      this.next = first;
    }

    boolean hasNext() {
      return !ended;
    }

    List<TrainingRow> next() throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException("the walk over " + next.getFeatures(0) + " was called off");
      }
      GetTrainingSetResponse page = page(next).await().atMost(PATIENCE);
      ended = page.getNextPageToken().isEmpty();
      next = next.toBuilder().setPageToken(page.getNextPageToken()).build();
      return page.getRowsList();
    }
  }
}
