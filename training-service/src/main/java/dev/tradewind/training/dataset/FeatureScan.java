package dev.tradewind.training.dataset;

import dev.tradewind.api.feature.v1.EntityScan;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.api.feature.v1.GetFeatureViewRequest;
import dev.tradewind.api.feature.v1.GetTrainingSetRequest;
import dev.tradewind.api.feature.v1.GetTrainingSetResponse;
import dev.tradewind.api.feature.v1.MutinyFeatureServiceGrpc.MutinyFeatureServiceStub;
import dev.tradewind.api.feature.v1.MutinyFeatureViewServiceGrpc.MutinyFeatureViewServiceStub;
import dev.tradewind.api.feature.v1.TrainingRow;
import dev.tradewind.training.domain.DataDescription.FeatureRevision;
import dev.tradewind.training.settings.TrainingSettings;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Walks the feature service's rows, one of each entity, page by page. Blocks. */
@ApplicationScoped
public class FeatureScan {

  private static final int RETRIES = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Logger LOG = Logger.getLogger(FeatureScan.class);

  private final MutinyFeatureServiceStub features;
  private final MutinyFeatureViewServiceStub views;
  private final Duration deadline;
  private final int pageSize;

  FeatureScan(
      @GrpcClient("feature") MutinyFeatureServiceStub features,
      @GrpcClient("feature") MutinyFeatureViewServiceStub views,
      TrainingSettings settings) {
    this.features = features;
    this.views = views;
    this.deadline = settings.featureDeadline();
    this.pageSize = settings.pageSize();
  }

  /** Begins a walk, as of after the last event. */
  Pages walk(List<String> names) {
    return new Pages(
        GetTrainingSetRequest.newBuilder()
            .addAllFeatures(names)
            .setEntityScan(EntityScan.getDefaultInstance())
            .setPageSize(pageSize)
            .build());
  }

  /**
   * The version of the view that the name of a feature stands for now. It is lineage only: where
   * the feature service does not tell, a run goes on without.
   */
  FeatureRevision revision(String feature) {
    String view = feature.substring(0, feature.indexOf(':'));
    String name = feature.substring(feature.indexOf(':') + 1);
    try {
      return new FeatureRevision(view, name, view(view).map(FeatureView::getVersion).orElse(0));
    } catch (RuntimeException failure) {
      LOG.warnf("the version of feature view %s is not known: %s", view, failure);
      return new FeatureRevision(view, name, 0);
    }
  }

  /** The newest version of a view; empty where it is not served. */
  Optional<FeatureView> view(String name) {
    GetFeatureViewRequest request = GetFeatureViewRequest.newBuilder().setName(name).build();
    try {
      return Optional.of(
          again(
                  () ->
                      views
                          .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS)
                          .getFeatureView(request))
              .await()
              .atMost(PATIENCE)
              .getFeatureView());
    } catch (StatusRuntimeException failure) {
      if (failure.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private Uni<GetTrainingSetResponse> page(GetTrainingSetRequest request) {
    return again(
        () ->
            features
                .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .getTrainingSet(request));
  }

  /** Whatever is read may be asked for again: reading changes nothing. */
  private static <T> Uni<T> again(Supplier<Uni<? extends T>> call) {
    // Each call its own deadline, each retry too: quarkus.grpc.clients.*.deadline is one moment,
    // set when the stub is made.
    return Uni.createFrom()
        .deferred(call)
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
    private List<Long> endOffsets = List.of();
    private @Nullable Instant asOf;

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
      endOffsets = page.getEndOffsetsList();
      if (page.getRowsCount() > 0 && page.getRows(0).hasAsOf()) {
        asOf = Instant.ofEpochSecond(page.getRows(0).getAsOf().getSeconds());
      }
      ended = page.getNextPageToken().isEmpty();
      next = next.toBuilder().setPageToken(page.getNextPageToken()).build();
      return page.getRowsList();
    }

    /** The end of each partition of the log that the rows are derived from. */
    List<Long> endOffsets() {
      return endOffsets;
    }

    /** The moment of the rows; null where there were none. */
    @Nullable Instant asOf() {
      return asOf;
    }
  }
}
