package dev.tradewind.training.feature;

import dev.tradewind.api.feature.v1.EntityScan;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.api.feature.v1.GetFeatureViewRequest;
import dev.tradewind.api.feature.v1.GetTrainingSetRequest;
import dev.tradewind.api.feature.v1.GetTrainingSetResponse;
import dev.tradewind.api.feature.v1.MutinyFeatureServiceGrpc.MutinyFeatureServiceStub;
import dev.tradewind.api.feature.v1.MutinyFeatureViewServiceGrpc.MutinyFeatureViewServiceStub;
import dev.tradewind.api.feature.v1.Spine;
import dev.tradewind.api.feature.v1.TrainingRow;
import dev.tradewind.training.call.Patiently;
import dev.tradewind.training.domain.DataDescription.FeatureRevision;
import dev.tradewind.training.settings.TrainingSettings;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Walks the feature service's rows page by page. Blocks. */
@ApplicationScoped
public class FeatureScan {

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

  /** Begins a walk over all entities, as of after the last event. */
  public Pages walk(List<String> names) {
    return new Pages(request(names).setEntityScan(EntityScan.getDefaultInstance()).build());
  }

  /**
   * Begins a walk over entities at moments, a row for each in this order: what happened at the
   * moment or later does not count.
   *
   * @param points at most 100,000
   */
  public Pages walk(List<String> names, Spine points) {
    return new Pages(request(names).setSpine(points).build());
  }

  private GetTrainingSetRequest.Builder request(List<String> names) {
    return GetTrainingSetRequest.newBuilder().addAllFeatures(names).setPageSize(pageSize);
  }

  /** The versions of the views that features are read from, in their order. */
  public List<FeatureRevision> revisions(List<String> names) throws InterruptedException {
    List<FeatureRevision> revisions = new ArrayList<>();
    for (String name : names) {
      revisions.add(revision(name));
    }
    return revisions;
  }

  /**
   * The version of the view that the name of a feature stands for now. It is lineage only: where
   * the feature service does not tell, a run goes on without.
   */
  private FeatureRevision revision(String feature) throws InterruptedException {
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
  public Optional<FeatureView> view(String name) throws InterruptedException {
    GetFeatureViewRequest request = GetFeatureViewRequest.newBuilder().setName(name).build();
    try {
      return Optional.of(
          Patiently.read(
                  () ->
                      views
                          .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS)
                          .getFeatureView(request))
              .getFeatureView());
    } catch (StatusRuntimeException failure) {
      if (failure.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private GetTrainingSetResponse page(GetTrainingSetRequest request) throws InterruptedException {
    // Each call its own deadline, each retry too: quarkus.grpc.clients.*.deadline is one moment,
    // set when the stub is made.
    return Patiently.read(
        () ->
            features
                .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .getTrainingSet(request));
  }

  /** The pages of one walk. */
  public final class Pages {

    private GetTrainingSetRequest next;
    private boolean ended;
    private List<Long> endOffsets = List.of();
    private @Nullable Instant asOf;

    private Pages(GetTrainingSetRequest first) {
      this.next = first;
    }

    /** Whether there are more. */
    public boolean hasNext() {
      return !ended;
    }

    /** The next rows. */
    public List<TrainingRow> next() throws InterruptedException {
      GetTrainingSetResponse page = page(next);
      endOffsets = page.getEndOffsetsList();
      if (page.getRowsCount() > 0 && page.getRows(0).hasAsOf()) {
        asOf = Instant.ofEpochSecond(page.getRows(0).getAsOf().getSeconds());
      }
      ended = page.getNextPageToken().isEmpty();
      next = next.toBuilder().setPageToken(page.getNextPageToken()).build();
      return page.getRowsList();
    }

    /** The end of each partition of the log that the rows are derived from. */
    public List<Long> endOffsets() {
      return endOffsets;
    }

    /** The moment of the rows; null where there were none. */
    public @Nullable Instant asOf() {
      return asOf;
    }
  }
}
